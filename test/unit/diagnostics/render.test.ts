import { describe, expect, it } from "vitest";
import { csvText } from "../../../compiler/diagnostics/render/csv.ts";
import { diagnosticsToJson } from "../../../compiler/diagnostics/render/json.ts";
import { renderGithub } from "../../../compiler/diagnostics/render/github.ts";
import { markdownMessage, markdownText } from "../../../compiler/diagnostics/render/markdown.ts";
import { renderPretty } from "../../../compiler/diagnostics/render/pretty.ts";
import { sarifLog } from "../../../compiler/diagnostics/render/sarif.ts";
import { wantsColor } from "../../../compiler/diagnostics/render/style.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/types.ts";

const text = "rds:\n  rdsMultiAz: maybe # a, b: 100%\n  rdsInstanceClass: x\n";
const range = { line: 2, column: 15, endLine: 2, endColumn: 20 };
const diagnostic: Diagnostic = {
  rule: "wrong-type",
  severity: "error",
  message: "`rds.rdsMultiAz` must be `true` or `false`",
  help: "write `true`",
  file: "spec/prod.yaml",
  range,
  key: "rds.rdsMultiAz",
  related: [{ file: "spec/base.yaml", range: { ...range, line: 3, endLine: 3 }, message: "set here, too" }],
};
const pretty = (diagnostics: readonly Diagnostic[], source: string | undefined = text, color = false) =>
  renderPretty(diagnostics, { textOf: () => source, color });

describe("pretty", () => {
  it("shows place, code, message, line, related places, help and docs", () => {
    expect(pretty([diagnostic])).toBe(
      [
        "spec/prod.yaml:2:15 error wrong-type `rds.rdsMultiAz` must be `true` or `false`",
        "  1 | rds:",
        "  2 |   rdsMultiAz: maybe # a, b: 100%",
        "    |               ^^^^^",
        "  see: spec/base.yaml:3:15 set here, too",
        "  help: write `true`",
        "  docs: docs/infrastructure/03-rds.md#rdsmultiaz",
        "",
        "",
      ].join("\n"),
    );
  });

  it("names the key where the message does not", () => {
    expect(pretty([{ ...diagnostic, message: "is odd" }]).split("\n")[0]).toBe(
      "spec/prod.yaml:2:15 error wrong-type rds.rdsMultiAz: is odd",
    );
  });

  it("marks to the end of the first line of what spans several", () => {
    const wide = pretty([{ ...diagnostic, range: { line: 1, column: 1, endLine: 3, endColumn: 2 } }]);
    expect(wide).toContain("  1 | rds:\n    | ^^^^\n");
  });

  it("shows no frame of a file as a whole or of one that is not there", () => {
    const whole = { ...diagnostic, range: { line: 1, column: 1, endLine: 1, endColumn: 1 } };
    expect(pretty([whole])).not.toContain(" | ");
    expect(pretty([diagnostic], "")).not.toContain(" | ");
    expect(renderPretty([diagnostic], { textOf: () => undefined, color: false })).not.toContain(" | ");
  });

  it("cuts long lines around the mark", () => {
    const long = `a: ${"x".repeat(5000)}MARK${"y".repeat(5000)}`;
    const lines = pretty([{ ...diagnostic, range: { line: 1, column: 5004, endLine: 1, endColumn: 5008 } }], long).split("\n");
    expect(lines[1]!.length).toBeLessThan(140);
    expect(lines[1]!.slice(lines[2]!.indexOf("^"), lines[2]!.lastIndexOf("^") + 1)).toBe("MARK");
  });

  it("lets no control character of a spec reach the terminal", () => {
    const hostile = pretty([{ ...diagnostic, message: "\u001b[2J\u202e", file: "a\u001b.yaml" }], "a:\n\u001b[31m\u009b\u0000\tx");
    expect(hostile.replaceAll("\n", "")).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e]/);
    expect(hostile).toContain("\ufffd[31m");
  });

  it("colors only when told, and the text stays the same", () => {
    const colored = pretty([diagnostic], text, true);
    expect(colored).toContain("\u001b[31merror\u001b[39m");
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(pretty([diagnostic]));
  });

  it("shows a hundred of a file and says how many more there are", () => {
    const many = Array.from({ length: 103 }, (_, index) => ({
      ...diagnostic,
      range: { ...range, line: 103 - index, endLine: 103 - index },
    }));
    const shown = pretty(many);
    expect(shown.match(/wrong-type/g)).toHaveLength(100);
    expect(shown).toMatch(/spec\/prod\.yaml: 3 more diagnostics omitted; fix these first\n\n$/);
    expect(shown.startsWith("spec/prod.yaml:1:")).toBe(true);
  });
});

describe("color", () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
  ])("terminal %s with %o: %s", (terminal, env, wanted) => {
    expect(wantsColor(terminal, env)).toBe(wanted);
  });
});

describe("csv", () => {
  it.each(["=1+1", "+1+1", "-1+cmd", "@SUM(A1)", "\t=1", " =1", "\r=1"])("keeps %j from being a formula", (cell) => {
    expect(csvText([[cell]]).replaceAll('"', "")).toBe(`'${cell}\r\n`);
  });

  it("leaves numbers and other text, and quotes what needs it", () => {
    expect(csvText([["-1.5", "a=b", 'say "x", y', ""]])).toBe('-1.5,a=b,"say ""x"", y",\r\n');
  });
});

describe("markdown", () => {
  it.each([
    ["<img src=x onerror=y>", "\\<img src=x onerror=y\\>"],
    ["[a](javascript:b) | *c* _d_ `e`", "\\[a\\](javascript:b) \\| \\*c\\* \\_d\\_ \\`e\\`"],
    ["https://x.test www.y.test a@b.test", "https\\://x.test www\\.y.test a\\@b.test"],
    ["two\n\n# lines \u202e", "two \\# lines \ufffd"],
  ])("shows %j as it is", (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it("keeps the code of a message, and nothing else", () => {
    expect(markdownMessage("`a|b` takes <b>, `c` and ` alone")).toBe("`a\\|b` takes \\<b\\>, `c` and \\` alone");
  });
});

describe("json", () => {
  it("has every field, null where there is nothing to say", () => {
    const { help: _help, key: _key, related: _related, ...bare } = diagnostic;
    expect(diagnosticsToJson([bare])).toEqual({
      diagnostics: [
        {
          rule: "wrong-type",
          severity: "error",
          message: diagnostic.message,
          help: null,
          file: "spec/prod.yaml",
          ...range,
          key: null,
          docs: "docs/infrastructure/rules.md#wrong-type",
          security: null,
          related: [],
        },
      ],
      omitted: 0,
    });
  });
});

describe("github", () => {
  it("escapes what the runner would take as syntax", () => {
    const file = "spec/a,b:c.yaml";
    expect(renderGithub([{ ...diagnostic, file, message: "100%\r\nsure" }])).toBe(
      "::error file=spec/a%2Cb%3Ac.yaml,line=2,endLine=2,col=15,endColumn=20,title=wrong-type::100%25%0D%0Asure%0Asee spec/base.yaml:3: set here, too%0Awrite `true`%0Adocs: docs/infrastructure/03-rds.md#rdsmultiaz\n",
    );
  });
});

describe("sarif", () => {
  it("describes every rule it uses and where each result is", () => {
    const log = sarifLog(
      [{ ...diagnostic, rule: "node-type-not-in-region", file: "spec/my prod.yaml" }, diagnostic],
      "1.2.3",
      new Map([["node-type-not-in-region", "The node type exists"]]),
    ) as {
      runs: [
        {
          tool: { driver: { version: string; rules: { id: string; shortDescription: { text: string } }[] } };
          results: { ruleId: string; ruleIndex: number; locations: object[]; relatedLocations: object[] }[];
        },
      ];
    };
    const [{ tool, results }] = log.runs;
    expect(tool.driver.version).toBe("1.2.3");
    expect(tool.driver.rules.map(({ id, shortDescription }) => [id, shortDescription.text])).toEqual([
      ["node-type-not-in-region", "The node type exists"],
      ["wrong-type", "Wrong type"],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
    expect(results[0]!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "spec/my%20prod.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 20 },
        },
      },
    ]);
    expect(results[0]!.relatedLocations).toHaveLength(1);
  });
});

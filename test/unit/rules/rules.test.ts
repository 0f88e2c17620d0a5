/** Every rule that checks specs is tested by its good and its bad example, which are also its documentation. */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { rules, specRules } from "../../../compiler/rules/index.ts";
import { compileOver } from "../overrides/support.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";

const example = (text: string | undefined) => parse(text ?? "") as Record<string, unknown>;

describe.each(rules)("$name", ({ name, title, source, reason }) => {
  it("says what it wants, why, and who says so", () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(title).toMatch(/^[A-Z`].*[^.]$/);
    expect(source).toMatch(/^https:\/\/|^platform-compile$/);
    expect(reason.length).toBeGreaterThan(5);
  });
});

describe.each(specRules)("$name", (rule) => {
  it("accepts its good example", () => {
    expect(findingsOf(rule, environmentOf("dev", example(rule.good)))).toEqual([]);
  });

  it("finds its bad example, and says at which key what would be right", () => {
    const findings = findingsOf(rule, environmentOf("dev", example(rule.bad)));
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(finding.key).toMatch(/^[a-zA-Z0-9]+(\.[a-zA-Z0-9_-]+)*$/);
      expect(finding.help.length).toBeGreaterThan(3);
    }
  });

  it("is shown where its bad example states the key, and the keys that are part of it", () => {
    const yaml = stringify(example(rule.bad));
    const lines = `extends: dev.yaml\n${yaml}`.split("\n");
    const found = compileOver(yaml).diagnostics.filter((each) => each.rule === rule.name);
    expect(found.length).toBeGreaterThan(0);
    for (const { key, message, file, range, related = [] } of found) {
      for (const place of [{ key, message, file, range }, ...related.map((other) => ({ ...other, key: undefined }))]) {
        const [, name] = /^ *(?:- )?"?([\w.-]+)"?:(?: |$)/.exec(lines[place.range.line - 1] ?? "") ?? [];
        const atDefault = /\(`(.+)` has its default value\)$/.exec(place.message)?.[1];
        // A key at its default has no line of its own; what a parent states stands in the parent's file.
        if (atDefault !== undefined) expect(lines.filter((line) => line.includes(`${atDefault.split(".").at(-1)!}:`))).toEqual([]);
        else if (place.file.endsWith("escape.yaml") && name !== undefined && place.key !== undefined)
          expect(`.${place.key}`).toContain(`.${name}`);
      }
    }
  });
});

/** The canonical layout: its form, and what formatting must never do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specOrder } from "../../../compiler/cli/commands/fmt.ts";
import { formatSpec } from "../../../compiler/source/format.ts";
import { commentsOf, formatProblems } from "../../../tools/fuzz/check-format.ts";
import { inputsOf } from "../../../tools/fuzz/inputs.ts";
import { frozenSpecs, specText } from "../../../tools/fixtures/project.ts";
import { memoryReader } from "./memory-reader.ts";

const order = specOrder();
const lay = (text: string) => formatSpec(text, order);

describe("the canonical layout", () => {
  it.each([
    ["keys in the schema's order", "environment: x\nschema: 1\nextends: a.yaml\n", "schema: 1\nextends: a.yaml\nenvironment: x\n"],
    [
      "sections in their order, a blank line between",
      "rds:\n  a: 1\nvpc:\n  b: 2\nschema: 1\n",
      "schema: 1\n\nvpc:\n  b: 2\n\nrds:\n  a: 1\n",
    ],
    ["keys of a section", "vpc:\n  vpcCidr: x\n  natGateways: 1\n", "vpc:\n  natGateways: 1\n  vpcCidr: x\n"],
    ["unknown keys last, as they stand", "zz: 1\naa: 2\nschema: 1\n", "schema: 1\nzz: 1\naa: 2\n"],
    ["two columns", "vpc:\n      a: 1\n", "vpc:\n  a: 1\n"],
    ["no blank lines within a section", "vpc:\n\n\n  a: 1\n\n  b: 2\n", "vpc:\n  a: 1\n  b: 2\n"],
    ["maps as blocks", "tags: {b: 1, a: 2}\n", "tags:\n  b: 1\n  a: 2\n"],
    ["short lists on a line", "vpc:\n  availabilityZones:\n  - a\n  - b\n", "vpc:\n  availabilityZones: [a, b]\n"],
    ["lists with comments as blocks", "a: [x, # why\n z]\n", "a:\n  - x # why\n  - z\n"],
    ["long lists as blocks", `a: [${"w".repeat(60)}, ${"v".repeat(30)}]\n`, `a:\n  - ${"w".repeat(60)}\n  - ${"v".repeat(30)}\n`],
    ["lists of maps as blocks", "waivers: [{until: u, rule: r}]\n", "waivers:\n  - rule: r\n    until: u\n"],
    ["nothing", "a: []\nb: {}\n", "a: []\nb: {}\n"],
    ["no needless quotes", "a: 'x'\nb: \"a b\"\n", "a: x\nb: a b\n"],
    ["needed quotes", "a: '17'\nb: 'true'\nc: \"x: y\"\nd: '#'\ne: ''\n", 'a: "17"\nb: "true"\nc: "x: y"\nd: "#"\ne: ""\n'],
    ["quotes that YAML 1.1 needs", "a: 'yes'\nb: '2027-06-30'\n", 'a: "yes"\nb: "2027-06-30"\n'],
    [
      "numbers as they were written",
      "a: 012\nb: 17.10\nc: 1e3\nd: 0x1F\ne: 0o17\nf: -0\ng: +5\nh: .5\ni: 12345678901234567890\nj: [1.0, 007]\n",
      "a: 012\nb: 17.10\nc: 1e3\nd: 0x1F\ne: 0o17\nf: -0\ng: +5\nh: .5\ni: 12345678901234567890\nj: [1.0, 007]\n",
    ],
    ["Windows line ends, a byte order mark, spaces at the end", "\ufeffa: 1  \r\nb: 2\r\n\r\n", "a: 1\nb: 2\n"],
    ["texts whose white space counts", 'a: |+\n  x\n\n\nb: "x \\ny"\n', 'a: "x\\n\\n\\n"\nb: "x\\ \\ny"\n'],
    ["texts of several lines", "a: |\n    x\n     y\n", "a: |\n  x\n   y\n"],
  ])("%s", (_name, text, wanted) => {
    expect(lay(text)).toBe(wanted);
    expect(lay(wanted)).toBe(wanted);
  });

  it("moves comments with what they belong to", () => {
    const text = [
      "# header",
      "",
      "# about the schema",
      "schema: 1 # one",
      "rds:",
      "  # why two zones",
      "  rdsMultiAz: true # beside",
      "  rdsInstanceClass: x",
      "  # at the end of rds",
      "# about vpc",
      "vpc:",
      "  a: 1",
      "waivers:",
      "  # the first",
      "  - until: u",
      "    # the rule",
      "    rule: r",
      "# the end",
    ].join("\n");
    expect(lay(text)).toBe(
      `${[
        "# header",
        "",
        "# about the schema",
        "schema: 1 # one",
        "",
        "waivers:",
        "  # the first",
        "  # the rule",
        "  - rule: r",
        "    until: u",
        "",
        "# about vpc",
        "vpc:",
        "  a: 1",
        "",
        "rds:",
        "  rdsInstanceClass: x",
        "  # why two zones",
        "  rdsMultiAz: true # beside",
        "  # at the end of rds",
        "",
        "# the end",
      ].join("\n")}\n`,
    );
  });

  it("moves nothing where an alias refers to something above it", () => {
    const text = "rds:\n  a: &x 1\nvpc:\n  b: *x\n";
    expect(lay(text)).toBe("rds:\n  a: &x 1\n\nvpc:\n  b: *x\n");
  });

  it("removes anchors that nothing refers to, and leaves unusual ones alone", () => {
    expect(lay("b: &x 1\nschema: &y 1\n")).toBe("schema: 1\nb: 1\n");
    const odd = "b: &a\u00a0b 1\nc: *a\u00a0b\n";
    expect(lay(odd)).toBe(odd);
  });

  it("is the layout of the frozen specs", () => {
    for (const name of frozenSpecs) {
      const text = specText(name);
      expect(lay(text), name).toBe(text);
    }
  });

  it("keeps meaning and comments, and is stable, for any input", () => {
    for (const kind of ["bytes", "trees", "mutations"] as const) {
      fc.assert(
        fc.property(inputsOf(kind), (input) => {
          expect(formatProblems("spec/a.yaml", memoryReader({ "spec/a.yaml": input }))).toEqual([]);
        }),
        { numRuns: 300, seed: 20260115 },
      );
    }
  });

  it("handles a hundred thousand comments and keys in time", () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `# ${index}\nk${index}:\n  a: 1\n  # end\n`).join("");
    const formatted = lay(text);
    expect(commentsOf(formatted)).toBe(commentsOf(text));
  });
});

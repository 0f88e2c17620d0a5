import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { checkDocument } from "../../../compiler/source/check-document.ts";
import { SpecDocument } from "../../../compiler/source/document.ts";
import { parsePlain } from "../../../compiler/source/plain.ts";
import { yamlOptions } from "../../../compiler/source/yaml-options.ts";

/** Raise it (FUZZ_RUNS=500000) after a change of the reader. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 3000);

/** What the fast reader may return for a text: what `yaml` reads, and nothing where `yaml` or the checks find a fault. */
function agree(text: string): boolean {
  const plain = parsePlain(text);
  if (plain === undefined) return false;
  const document = parseDocument(text, yamlOptions);
  expect(document.errors, text).toEqual([]);
  expect(document.warnings, text).toEqual([]);
  expect(checkDocument("spec.yaml", new SpecDocument(text)), text).toEqual([]);
  expect(plain, text).toStrictEqual(document.toJS());
  return true;
}

const word = fc.constantFrom(
  ..."a b rds vpc key-1 k.x true null False yes no 0 1 -1 00 012 1.5 -0.5 .5 1. 1e3 0x1F 0o17 +1 -0 ~ .inf .NaN 2027-06-30 10.0.0.0/16 db.t3.medium".split(
    " ",
  ),
  "a b",
  "a  b",
  "a: b",
  "a:b",
  "a #b",
  "a# b",
  "a,b",
  "[x]",
  "{x: 1}",
  "'q'",
  '"q"',
  "'it''s'",
  '"\\n"',
  "&a x",
  "*a",
  "!t x",
  "| x",
  "> x",
  "@x",
  "`x",
  "%x",
  "- x",
  "-x",
  "? x",
  ": x",
  "#x",
  "—",
  "×3",
  "é",
  "中",
  "\u2003x",
  "a\tb",
  "<<",
  "a=b",
  "https://x.io/a?b=c",
  "__proto__",
  "constructor",
  "",
  " ",
  "[]",
  "{}",
  "[a, b]",
  "[a,b,]",
  "[ 1 , 'x' ]",
  "{a: 1, b: x}",
  "{a: }",
  "{a:1}",
  "[a b, c]",
  "[a: b]",
  "[[a]]",
  "[a",
  "a]",
  "[-1]",
  "[,]",
  "*",
  "-",
);
const key = fc.oneof(
  { arbitrary: fc.stringMatching(/^[a-e][a-zA-Z0-9_.-]{0,2}$/), weight: 9 },
  { arbitrary: fc.constantFrom("true", "Null", "1", "a b", "", "'a'", "-", "__proto__", "toString"), weight: 1 },
);
const colon = fc.oneof({ arbitrary: fc.constant(": "), weight: 9 }, { arbitrary: fc.constantFrom(":", ":  ", " : "), weight: 1 });
const item = fc.oneof(
  { arbitrary: fc.constant(""), weight: 6 },
  { arbitrary: fc.constant("- "), weight: 3 },
  { arbitrary: fc.constantFrom("-", "-  ", "- - "), weight: 1 },
);
const indent = fc.oneof(
  { arbitrary: fc.constant(0), weight: 4 },
  { arbitrary: fc.constantFrom(2, 4), weight: 4 },
  { arbitrary: fc.constantFrom(1, 3, 6), weight: 1 },
);
const end = fc.oneof(
  { arbitrary: fc.constantFrom("", " ", " # why"), weight: 9 },
  { arbitrary: fc.constantFrom(" #why", "#no", "\t", "\r"), weight: 1 },
);
const name = fc.oneof({ arbitrary: fc.tuple(key, colon), weight: 6 }, { arbitrary: fc.constant(["", ""] as const), weight: 1 });
const value = fc.oneof({ arbitrary: word, weight: 2 }, { arbitrary: fc.constant(""), weight: 1 });
const textLine = fc
  .tuple(indent, item, name, value, end)
  .map(([spaces, dash, [left, separator], right, rest]) => " ".repeat(spaces) + dash + left + separator + right + rest);

describe("the fast reader", () => {
  it("reads what specs are written in", () => {
    const text = [
      "# a spec",
      "schema: 1",
      "projectName: realtime # the product",
      "vpc:",
      "  # zones",
      "  availabilityZones: [eu-central-1a, eu-central-1b]",
      "  vpcCidr: 10.0.0.0/16",
      "rds:",
      "  rdsMultiAz: false",
      "  rdsParameters: {log_min_duration_statement: 250, x: 'y'}",
      "waivers:",
      "  - rule: interface-vpc-endpoints",
      '    reason: "NAT carries this: for less" # quoted',
      "    until: 2027-06-30",
      "  - rule: database-encrypted",
      "    reason: it's 3 × cheaper, at 12:30 too",
      "list:",
      "- a",
      "- 1.50",
      "empty: null",
      "",
    ].join("\n");
    expect(agree(text)).toBe(true);
    expect(agree(text.replaceAll("\n", "\r\n"))).toBe(true);
    expect(parsePlain(text)).toMatchObject({
      vpc: { vpcCidr: "10.0.0.0/16" },
      waivers: [{ until: "2027-06-30" }, { rule: "database-encrypted" }],
      empty: null,
    });
  });

  it.each([
    ["an empty value", "a:\nb: 1\n"],
    ["a duplicate key", "a: 1\na: 2\n"],
    ["an alias", "a: &x 1\nb: *x\n"],
    ["a tag", "a: !!str 1\n"],
    ["a block scalar", "a: >-\n  text\n"],
    ["an octal number", "a: 0o17\n"],
    ["a number that JavaScript rounds", "a: 123456789012345678\n"],
    ["a tab", "a:\tb\n"],
    ["a list of lists", "a: [[b]]\n"],
    ["a second document", "a: 1\n---\nb: 2\n"],
    ["a list at the top", "- a\n"],
    ["nothing", "# nothing\n"],
  ])("leaves %s to yaml", (_name, text) => {
    expect(parsePlain(text)).toBeUndefined();
  });

  it("agrees with yaml on generated lines", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(textLine, { minLength: 1, maxLength: 6 }), (lines) => {
        if (agree(lines.join("\n"))) read += 1;
      }),
      { numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 200);
  });

  it("agrees with yaml on mutated specs", () => {
    const spec =
      "a: 1\nrds:\n  x: [p, 'q r']\n  y: some text # c\n  z:\n    k: {m: 1, n: o}\nw:\n  - rule: A\n    why: it is so\n  - rule: B\n    why: \"no: it is\"\n";
    const edit = fc.record({
      at: fc.nat(spec.length),
      remove: fc.nat(3),
      insert: fc.constantFrom(
        "",
        " ",
        "  ",
        "\n",
        ":",
        "#",
        "-",
        "- ",
        "'",
        '"',
        ",",
        "]",
        "{",
        "0",
        "x",
        ": ",
        " #",
        "\n  ",
        "&a ",
        "*",
        "|",
      ),
    });
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce((current, { at, remove, insert }) => current.slice(0, at) + insert + current.slice(at + remove), spec);
        if (agree(text)) read += 1;
      }),
      { numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 10);
  });
});

/** What people type by mistake: one error each, where the mistake is, with what to write. */
import { describe, expect, it } from "vitest";
import { parseSpecFile } from "../../../compiler/source/parse.ts";

/** `line:column message | help` of each error. */
function errors(text: string): readonly string[] {
  const { diagnostics } = parseSpecFile("a.yaml", new TextEncoder().encode(text));
  return diagnostics.map(({ range, message, help }) => `${range.line}:${range.column} ${message.replace("invalid YAML: ", "")} | ${help}`);
}

const rest = "\nrds:\n  rdsMultiAz: true\n";

describe("a mistake in the syntax", () => {
  it.each([
    ["an open map", `vpc: {natGateways: 1${rest}`, "1:6 `{` is never closed | add `}` at the end of the map"],
    ["an open list", `a: [b, c${rest}`, "1:4 `[` is never closed | add `]` at the end of the list"],
    ["an open list over lines", `vpc:\n  a: [\n    b,\n    c${rest}`, "2:6 `[` is never closed | add `]` at the end of the list"],
    ["an open list in a map", `tags: {a: [b, c}${rest}`, "1:11 `[` is closed by `}` | add `]` before the `}`"],
    ["the wrong bracket", `tags: {a: b]${rest}`, "1:7 `{` is closed by `]` | replace the `]` by `}`"],
    ["an open quote", `tags:\n  a: "b${rest}`, '2:6 the quote `"` is never closed | add `"` at the end of the value'],
    [
      "an open quote above others",
      `tags:\n  a: 'b\n  c: 'd'${rest}`,
      "2:6 the quote `'` is never closed | add `'` at the end of the value",
    ],
    ["no space after a colon", `region:eu-central-1${rest}`, "1:1 there is no space after the colon | write `region: eu-central-1`"],
    ["the same in a section", "a:\n  b:true\n  c: d\n", "2:3 there is no space after the colon | write `b: true`"],
    ["an equals sign", `environment = prod${rest}`, "1:1 a key and its value are separated by a colon | write `environment: prod`"],
    ["no colon after a section", "a: b\nrds\n  c: d\n", "2:1 there is no colon after `rds` | write `rds:`"],
    ["no colon after a key", "environment\nregion: x\n", "1:1 there is no colon after `environment` | write `environment: value`"],
    [
      "two colons",
      `a: b: c${rest}`,
      "1:4 the value contains another `: ` | put the value in quotes, or write the second key on its own line",
    ],
    ["quotes around the pair", `a: b\n"c: d"\n`, "2:1 the quotes enclose the key and its value | write `c: d`"],
    ["a dash among keys", "a: b\n- c\n", "2:1 a list item stands among keys | remove the dash, or put the item below a key"],
    ["tabs", "a:\n\tb: c\n\td: e\n", "2:1 the line is indented with a tab | indent with spaces; editors can convert all tabs of a file"],
    [
      "less indentation",
      "a:\n   b: c\n  d: e\n",
      "3:3 the line is indented differently from its neighbors | indent all keys of a section equally",
    ],
    [
      "an item indented more",
      "a:\n  - b\n   - c\n",
      "2:5 the item below is indented more, so that it belongs to this text | indent all items of a list equally",
    ],
    ["a comma at the end", 'a: "b",\nc: d\n', "1:7 unexpected text after the end of the value | remove the `,`"],
    ["typographic quotes", "a: “b”\n", '1:4 typographic quotes are part of the text | use straight quotes: `"b"`'],
    [
      "a merge conflict",
      "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n",
      "2:1 the file contains a merge conflict | resolve the conflict in git",
    ],
    ["a template", "a: {{ b }}\n", "1:5 a key must be a plain name | templates such as `{{ name }}` are not evaluated: write the value"],
    ["no colon before a value", "a:\n  n 0\n  b: 2\n", "2:3 there is no colon after `n` | write `n: 0`"],
    ["no colon before a list", "a:\n  b: 1\n  zones [x, y]\n", "3:3 there is no colon after `zones` | write `zones: [x, y]`"],
    ["no colon at the end of the file", "a:\n  b: 2\n  # c\n  n 0\n", "4:3 there is no colon after `n` | write `n: 0`"],
    [
      "a comment below a key without a colon",
      "x: 1\nvpc\n  # a\n  b: 1\n  # c\n  d: 1\n",
      "2:1 there is no colon after `vpc` | write `vpc:`",
    ],
    ["a name without a colon", "a:\n  b\n    c: [d]\n    e: 1\n    f: 2\n", "2:3 there is no colon after `b` | write `b:`"],
    ["a first key without a space", "a:\n  b:c\n  # d\n  e: 1\n  f: 2\n", "2:3 there is no space after the colon | write `b: c`"],
    [
      "a dash before a key",
      "a:\n  b: [c]\n  # d\n  - e: 0\n  f: 1\n",
      "4:3 a list item stands among keys | remove the dash, or put the item below a key",
    ],
    [
      "an item on the line of its key",
      "a:\n  b: - mail\n  c: 1\n",
      "2:3 a list item stands on the line of its key | write `b: [mail]`, or put the item on a line of its own",
    ],
    ["an item without a dash", "a:\n  - b\n  c\nd: 1\n", "3:3 there is no dash before the list item | write `- c`"],
    [
      "a key one space too far left",
      "a:\n  b: 1\n c: 2\n  d: 3\n  # e\n  f: 4\n",
      "3:2 the line is indented differently from its neighbors | indent all keys of a section equally",
    ],
    [
      "a key at the margin",
      "a:\n  b: 1\nc: 2\n  # d\n  e: 3\n  f: 4\n",
      "3:1 the line is indented less than lines 2 and 5 around it | indent it like them, or move it out of their section",
    ],
    [
      "a key too far right",
      "a:\n  b: 1\n    c: 2\n  d: 3\n",
      "3:5 the line is indented more than line 2, which already has a value | indent it like the neighboring lines",
    ],
    [
      "a tab among spaces",
      "a:\n  b: 1\n\tc: 2\n  d: 3\n",
      "3:1 the line is indented with a tab | indent with spaces; editors can convert all tabs of a file",
    ],
    [
      "tabs that stand for four spaces",
      "a:\n    b: 1\n\tc: 2\n    d: 3\n",
      "3:1 the line is indented with a tab | indent with spaces; editors can convert all tabs of a file",
    ],
    ["a no-break space", "a:\u00a0b\n", "1:3 the file contains a no-break space | use ordinary spaces"],
  ])("%s", (_name, text, wanted) => {
    expect(errors(text)).toEqual([wanted]);
    expect(errors(text.replaceAll("\n", "\r\n"))).toEqual([wanted]);
  });

  it("of a section that stands twice leaves nothing out", () => {
    const { value, diagnostics } = parseSpecFile("a.yaml", new TextEncoder().encode("a:\n  b: 1\n  d: {e: 3}\na:\n  c: 2\n  d: {f: 4}\n"));
    expect(diagnostics.map(({ rule, range, help }) => [rule, range.line, help])).toEqual([
      ["duplicate-key", 4, "move its keys to the first one"],
    ]);
    expect(value!.tree).toEqual({ a: { b: 1, c: 2, d: { e: 3, f: 4 } } });
    expect(value!.find(["a", "c"], "value").range.line).toBe(5);
  });

  it("hides none of the others", () => {
    const text = "vpc\n  a:1\n  # b\n  c 2\n d: 3\n\te: 4\nf: [1\ng: 5\n";
    expect(errors(text).map((each) => each.split(" ", 1)[0])).toEqual(["1:1", "2:3", "4:3", "5:2", "6:1", "7:4"]);
  });

  it.each([
    "a: 'it''s'\nb: \"c\n  d\"\n",
    'a: |\n  [b\n  c "d\n',
    "a: 'x\n  y'\n",
    "a: https://b.c/d:e\n",
    "\ufeffa: b\n",
    "a:\n- b\n- c: d\n",
  ])("is not seen in %j", (text) => {
    expect(errors(text)).toEqual([]);
  });
});

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
    ["a no-break space", "a:\u00a0b\n", "1:3 the file contains a no-break space | use ordinary spaces"],
  ])("%s", (_name, text, wanted) => {
    expect(errors(text)).toEqual([wanted]);
    expect(errors(text.replaceAll("\n", "\r\n"))).toEqual([wanted]);
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

/** What an edit writes, and what it leaves as it is. */
import { describe, expect, it } from "vitest";
import { editText } from "../../../compiler/edit/edit.ts";
import type { Json, Operation } from "../../../compiler/edit/operation.ts";

const set = (path: string, value: Json): Operation => ({ kind: "set", path: stepsOf(path), value });
const insert = (path: string, value: Json): Operation => ({ kind: "insert", path: stepsOf(path), value });
const remove = (path: string): Operation => ({ kind: "delete", path: stepsOf(path) });
const stepsOf = (path: string) => (path === "" ? [] : path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)));

type Row = readonly [name: string, before: string, operation: Operation, after: string];

const setting: readonly Row[] = [
  ["a number", "a: 1 # why\nb: 2\n", set("a", 3), "a: 3 # why\nb: 2\n"],
  ["a string with the quotes it had", "a: \"x\" # y\nb: 'x'\n", set("b", "z"), "a: \"x\" # y\nb: 'z'\n"],
  ["a string that needs quotes", "a: x\n", set("a", "yes"), 'a: "yes"\n'],
  ["a value without a value", "a: # why\nb: 1\n", set("a", 1), "a: 1 # why\nb: 1\n"],
  ["a value on the next line", "a:\n  # why\n  1\nb: 2\n", set("a", 3), "a:\n  # why\n  3\nb: 2\n"],
  ["a value of several lines", "a: |\n  x\n\n  y\n\nb: 1\n", set("a", "z"), "a: z\n\nb: 1\n"],
  ["a value with an anchor", "a: &x 1\nb: *x\n", set("a", 2), "a: &x 2\nb: 1\n"],
  ["an alias", "a: &x 1\nb: *x\nc: *x\n", set("b", 2), "a: &x 1\nb: 2\nc: *x\n"],
  ["what it is already", "a: {b:  1}\n", set("a", { b: 1 }), "a: {b:  1}\n"],
  ["a map in place of a word", "a: 1 # why\nb: 2\n", set("a", { c: 1 }), "a: # why\n  c: 1\nb: 2\n"],
  [
    "a map in place of a value on the next line",
    "a:\n  # why\n  1 # one\nb: 2\n",
    set("a", { c: 1 }),
    "a:\n  # why\n  # one\n  c: 1\nb: 2\n",
  ],
  ["a map in place of null", "a:\n    b: null\n", set("a.b.c", { d: 1 }), "a:\n    b:\n        c:\n            d: 1\n"],
  ["a map in place of braces", "a: {} # none\n", set("a.b", 1), "a: # none\n  b: 1\n"],
  ["a word in place of a map", "a: # why\n  # inside\n  b: 1\n  c: 2\nd: 3\n", set("a", 1), "a: 1 # why\n  # inside\nd: 3\n"],
  [
    "the parts of a map that differ",
    "a:\n  # one\n  b: 1 # uno\n  c: 2\n",
    set("a", { b: 1, d: 4 }),
    "a:\n  # one\n  b: 1 # uno\n  d: 4\n",
  ],
  ["the items of a list that differ", "a:\n  - 1 # uno\n  - 2\n  - 3\n", set("a", [1, 4]), "a:\n  - 1 # uno\n  - 4\n"],
  ["an item that is a map", "a:\n  - b: 1\n    c: 2 # c\n  - d: 1\n", set("a.0.c", 5), "a:\n  - b: 1\n    c: 5 # c\n  - d: 1\n"],
  ["a map in place of an item", "a:\n  - 1 # one\n  - 2\n", set("a.0", { b: 1, c: 2 }), "a:\n  - b: 1\n    c: 2 # one\n  - 2\n"],
  ["a map in place of a list", "a:\n- 1\nb: 1\n", set("a", { c: 1 }), "a:\n  c: 1\nb: 1\n"],
  ["in braces", "a: { b: 1, c: 2 }\n", set("a.b", "x, y"), 'a: { b: "x, y", c: 2 }\n'],
  ["a map in braces", "a: {b: 1}\n", set("a.b", { c: [1, { d: 2 }] }), "a: {b: {c: [1, {d: 2}]}}\n"],
  ["in JSON", '{"a":1,"b":{"c":"x"}}', set("b.c", "y"), '{"a":1,"b":{"c":"y"}}'],
];

const adding: readonly Row[] = [
  ["below what is there", "a: 1\n", set("b", 2), "a: 1\nb: 2\n"],
  ["without a final line break", "a: 1", set("b", 2), "a: 1\nb: 2"],
  ["with Windows line breaks", "a:\r\n  b: 1\r\n", set("a.c", { d: 1 }), "a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n"],
  ["behind a byte order mark", "\ufeffa: 1\n", set("b", 2), "\ufeffa: 1\nb: 2\n"],
  ["to an empty file", "", set("a.b", 1), "a:\n  b: 1\n"],
  ["to a file of comments", "# hello\n", set("a", 1), "# hello\na: 1\n"],
  ["to null", "# hello\n~ # nothing\n", set("a", 1), "# hello\na: 1 # nothing\n"],
  ["between the document's marks", "---\na: 1\n...\n", set("b", 1), "---\na: 1\nb: 1\n...\n"],
  ["with the indentation of the file", "a:\n    b: 1\nc: 1\n", set("d.e.f", 1), "a:\n    b: 1\nc: 1\nd:\n    e:\n        f: 1\n"],
  ["a section with a blank line above", "a:\n  b: 1\n\nc:\n  d: 1\n", set("e.f", 1), "a:\n  b: 1\n\nc:\n  d: 1\n\ne:\n  f: 1\n"],
  ["a section without one", "a:\n  b: 1\nc:\n  d: 1\n", set("e.f", 1), "a:\n  b: 1\nc:\n  d: 1\ne:\n  f: 1\n"],
  [
    "below comments that end a section",
    "a:\n  b: 1\n  # c: 2\n\n# d\nd: 1\n",
    set("a.e", 1),
    "a:\n  b: 1\n  # c: 2\n  e: 1\n\n# d\nd: 1\n",
  ],
  ["a list, as words", "a: 1\n", set("b", ["x", "y z", "1"]), 'a: 1\nb: [x, y z, "1"]\n'],
  ["a list of maps", "a: 1\n", set("b", [{ c: 1, d: [] }, { e: {} }]), "a: 1\n\nb:\n  - c: 1\n    d: []\n  - e: {}\n"],
  ["a list of maps, not indented", "z:\n- 1\n", set("b", [{ c: 1, d: 2 }]), "z:\n- 1\n\nb:\n- c: 1\n  d: 2\n"],
  ["a text of lines", "a: 1\n", set("b", "x\ny\n"), 'a: 1\nb: "x\\ny\\n"\n'],
  ["in braces", "a: {b: 1}\n", set("a.c.d", 2), "a: {b: 1, c: {d: 2}}\n"],
  ["in braces with a final comma", "a: {b: 1,}\n", set("a.c", 2), "a: {b: 1, c: 2,}\n"],
  [
    "in braces of several lines",
    "a: {\n  b: 1, # one\n  c: 2 # two\n}\n",
    set("a.d", 3),
    "a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n",
  ],
  ["in JSON of several lines", '{\n  "a": 1\n}\n', set("b.c", "x"), '{\n  "a": 1,\n  "b": {"c": "x"}\n}\n'],
  ["in empty braces in braces", "a: {b: {}}\n", set("a.b.c", 1), "a: {b: {c: 1}}\n"],
  ["to a map behind an alias", "a: &x {b: 1}\nc: *x\n", set("c.d", 2), "a: &x {b: 1}\nc:\n  b: 1\n  d: 2\n"],
  ["to a map that an alias repeats", "a: &x\n  b: 1\nc: *x # same\n", set("a.d", 2), "a: &x\n  b: 1\n  d: 2\nc: # same\n  b: 1\n"],
  ["to a map in a list", "a:\n  - b: 1\n  - c: 1\n", set("a.0.d", 2), "a:\n  - b: 1\n    d: 2\n  - c: 1\n"],
  ["an odd key", "a: 1\n", set("true", 2), 'a: 1\n"true": 2\n'],
];

const listing: readonly Row[] = [
  ["at the end", "a:\n  - 1 # one\n# b\nb: 1\n", set("a.1", 2), "a:\n  - 1 # one\n  - 2\n# b\nb: 1\n"],
  ["a map at the end", "a:\n- 1\n", set("a.1", { b: 1, c: { d: 2 } }), "a:\n- 1\n- b: 1\n  c:\n    d: 2\n"],
  ["in front", "a:\n  # one\n  - 1\n", insert("a.0", 0), "a:\n  - 0\n  # one\n  - 1\n"],
  ["in the middle", "a:\n  - 1\n  # three\n  - 3\n", insert("a.1", 2), "a:\n  - 1\n  - 2\n  # three\n  - 3\n"],
  ["in brackets", "a: [x, y] # two\n", set("a.2", "z"), "a: [x, y, z] # two\n"],
  ["in front in brackets", "a: [x, y]\n", insert("a.0", "w"), "a: [w, x, y]\n"],
  ["in empty brackets", "a: []\n", set("a.0", "w"), "a: [w]\n"],
  ["where there is none", "b: 1\n", set("a.0", "w"), "b: 1\na: [w]\n"],
  ["in brackets of several lines", "a: [\n  x,\n  y, # why\n]\n", set("a.2", "z"), "a: [\n  x,\n  y, # why\n  z,\n]\n"],
  ["into a list in a list", "a:\n  - - 1\n    - 2\n", insert("a.0.0", 0), "a:\n  - - 0\n    - 1\n    - 2\n"],
];

const deleting: readonly Row[] = [
  ["a key", "a: 1\nb: 2 # two\nc: 3\n", remove("b"), "a: 1\nc: 3\n"],
  ["a section and its blank line", "a:\n  b: 1\n\nc:\n  d: 1\n\ne:\n  f: 1\n", remove("c"), "a:\n  b: 1\n\ne:\n  f: 1\n"],
  ["the last section", "a: 1\n\nc:\n  d: 1\n", remove("c"), "a: 1\n"],
  ["the end of a file without a line break", "a: 1\nb: 2", remove("b"), "a: 1"],
  ["the only key of a map", "a:\n  # why\n  b: 1\nc: 1\n", remove("a.b"), "a: {}\n  # why\nc: 1\n"],
  ["the only key", "# why\na: 1\n", remove("a"), "# why\n{}\n"],
  ["the first key of an item", "a:\n  - b: 1\n    # c\n    c: 2\n", remove("a.0.b"), "a:\n  - # c\n    c: 2\n"],
  ["an item", "a:\n  - 1\n  - 2\n", remove("a.0"), "a:\n  - 2\n"],
  ["the only item", "a:\n  - 1\nb: 1\n", remove("a.0"), "a: []\nb: 1\n"],
  ["in brackets", "a: [1, 2, 3]\n", remove("a.1"), "a: [1, 3]\n"],
  ["the first in brackets", "a: [1, 2, 3]\n", remove("a.0"), "a: [2, 3]\n"],
  ["the last in brackets", "a: [1, 2, 3,]\n", remove("a.2"), "a: [1, 2,]\n"],
  ["what an alias repeats", "a: &x 1\nb: *x\n", remove("a"), "b: 1\n"],
  ["nothing", "a: 1\n", remove("b.c"), "a: 1\n"],
];

describe.each([
  ["sets", setting],
  ["adds", adding],
  ["adds an item", listing],
  ["deletes", deleting],
] as const)("an edit %s", (_what, rows) => {
  it.each(rows)("%s", (_name, before, operation, after) => {
    expect(editText(before, [operation])).toBe(after);
  });
});

describe("a new key", () => {
  const order = () => ["a", "b", "c", "d"];
  const at = (before: string, key: string) => editText(before, [set(key, 0)], order);

  it("follows the nearest key before it in the order", () => {
    expect(at("a: 1 # one\n# about d\nd: 1\n", "c")).toBe("a: 1 # one\nc: 0\n# about d\nd: 1\n");
    expect(at("d: 1\nb: 1\na: 1\n", "c")).toBe("d: 1\nb: 1\nc: 0\na: 1\n");
  });

  it("comes first in front of all others, below the comment that begins the file", () => {
    expect(at("# file\nb: 1\n", "a")).toBe("# file\na: 0\nb: 1\n");
    expect(at("# file\n\n# about b\nb: 1\n", "a")).toBe("# file\n\na: 0\n# about b\nb: 1\n");
  });

  it("comes last if the order does not name it", () => {
    expect(at("c: 1\na: 1\n", "z")).toBe("c: 1\na: 1\nz: 0\n");
  });
});

describe("a path that leads through a value", () => {
  it.each([
    ["a: 1\n", "a.b", "`a` is not a map"],
    ["a: [1]\n", "a.b", "`a` is not a map"],
    ["a: {b: 1}\n", "a.b.c", "`a.b` is not a map"],
    ["a: [1]\n", "a.5", "`a` is not a list of 5 or more items"],
  ])("%j refuses %s", (text, path, message) => {
    expect(() => editText(text, [set(path, 1)])).toThrow(message);
  });
});

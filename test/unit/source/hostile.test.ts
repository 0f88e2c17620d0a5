import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadSpec } from "../../../compiler/source/index.ts";
import { memoryReader } from "./memory-reader.ts";

function load(content: string | Uint8Array) {
  return loadSpec("a.yaml", memoryReader({ "a.yaml": content }));
}

const codes = (content: string | Uint8Array) => load(content).diagnostics.map(({ rule }) => rule);

describe("hostile input", () => {
  it.each([
    ["brackets without end", `a: ${"[".repeat(300_000)}`, "file-too-large"],
    ["a hundred thousand keys", Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join("\n"), "file-too-large"],
    ["a mistake on each of many lines", "a: }\n".repeat(200_000), "file-too-large"],
    ["nothing but commas", ",".repeat(1024 * 1024), "file-too-large"],
    ["as many brackets as a spec may have marks", `a: ${"[".repeat(19_000)}`, "nesting-too-deep"],
    ["a deep flow list", `a: ${"[".repeat(100)}${"]".repeat(100)}\n`, "nesting-too-deep"],
    ["a deep compact list", `${"- ".repeat(19_000)}x\n`, "nesting-too-deep"],
    ["deep blocks", `${Array.from({ length: 600 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")} 1\n`, "nesting-too-deep"],
    ["an alias inside its own anchor", "a: &x [*x]\n", "nesting-too-deep"],
    ["an alias of nothing", "a: *x\n", "invalid-yaml"],
    ["a number beyond all bounds", "a: 1e999\n", "value-not-json"],
    ["not a number", "a: .nan\n", "value-not-json"],
    ["half a character", 'a: "\\ud800"\n', "value-not-json"],
    ["a date by tag", "a: !!timestamp 2027-01-01\n", "unsupported-yaml-tag"],
    ["a tag of another tool", "a: !Ref x\n", "unsupported-yaml-tag"],
    ["a list as key", "? [a]\n: 1\n", "value-not-json"],
    ["a list at the top", "- a\n", "root-not-mapping"],
    ["a word at the top", "hello\n", "root-not-mapping"],
    ["two documents", "a: 1\n---\nb: 1\n", "multiple-documents"],
    ["an escape sequence", "a: \u001b[31mred\n", "control-character"],
    ["a carriage return that ends no line", "a: b\r\r\nc: d\r\n", "control-character"],
    ["a byte order mark that is not at the start", "a: \ufeffb\n", "control-character"],
    ["latin-1", Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a), "invalid-utf-8"],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x61, 0x00), "invalid-utf-8"],
    ["a parent that is a number", "extends: 1\n", "invalid-parent-path"],
    ["an absolute parent", "extends: /etc/passwd\n", "invalid-parent-path"],
    ["itself as parent", "extends: ./x/../a.yaml\n", "extends-cycle"],
  ])("is refused: %s", (_name, content, code) => {
    expect(codes(content)).toEqual([code]);
  });

  it("ignores a byte order mark and Windows line endings", () => {
    expect(load("\ufeffa: 1\r\nb:\r\n  c: 2\r\n").value?.tree).toEqual({ a: 1, b: { c: 2 } });
    expect(load("\ufeffa: >-\r\n  x\r\n").value?.tree).toEqual({ a: "x" });
  });

  it("takes no long text for deep nesting", () => {
    const long = "word ".repeat(200).trim();
    const texts = [
      `${"k".repeat(900)}: 1\n`,
      `a: ${long} # why\nb: 2\n`,
      `a: {b: ${long} , c: 1}\n`,
      `? ${long}\n: 1\n`,
      `"${long}" : 1\n`,
    ];
    expect(texts.map((text) => codes(text))).toEqual(texts.map(() => []));
  });

  it("points at the byte that is not UTF-8", () => {
    const { range } = load(Uint8Array.of(0x61, 0x3a, 0x0a, 0xc3, 0xa9, 0xff, 0x0a)).diagnostics[0]!;
    expect(range).toMatchObject({ line: 2, column: 2 });
  });

  it("points at the first excess marker", () => {
    const { message, range } = load("a:1\n".repeat(10_001)).diagnostics[0]!;
    expect(message).toBe("the file is too large: more than 20000 line ends and YAML indicators");
    expect(range).toEqual({ line: 10_001, column: 2, endLine: 10_001, endColumn: 3 });
    expect(load("a:1\n".repeat(10_000)).diagnostics.map(({ rule }) => rule)).not.toContain("file-too-large");
  });

  it("reports twenty control characters, and how many more there are", () => {
    const { diagnostics } = load("a: \u0001\n".repeat(1000));
    expect(diagnostics).toHaveLength(20);
    expect(diagnostics[19]!.message).toBe("the file contains the control character U+0001 (980 more below)");
  });

  it("reports the first twenty syntax errors, the same ones at any stack depth", () => {
    const text = "a: b\n  c: d\n".repeat(4990);
    const deep = (levels: number): typeof all => (levels === 0 ? load(text).diagnostics : deep(levels - 1));
    const all = load(text).diagnostics;
    expect(all.map(({ rule }) => rule)).toEqual(Array<string>(20).fill("invalid-yaml"));
    expect(deep(3000)).toEqual(all);
  });

  it("stops at a key that is indented too far, at the same place at any stack depth", () => {
    const text = Array.from({ length: 1400 }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    const deep = (levels: number): typeof found => (levels === 0 ? load(text).diagnostics : deep(levels - 1));
    const found = load(text).diagnostics;
    expect(found).toMatchObject([{ rule: "nesting-too-deep", range: { line: 513, column: 513 } }]);
    expect(deep(3000)).toEqual(found);
  });

  it("reports each of thousands of duplicate keys", () => {
    const text = Array.from({ length: 6000 }, (_, index) => `k${index % 3000}: &x 1`).join("\n");
    expect(load(text).diagnostics).toHaveLength(3000);
  });

  it("never throws, and locates within the text", () => {
    const alphabet = fc.constantFrom(..."a:-[]{},'\"#&*!|>%@ \n\t\r\u00850?~<", "é", "\u2028", "a: ", "- ", "\n  ");
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const lines = text.split("\n").length;
        for (const { range } of load(text).diagnostics) {
          expect(range.line).toBeGreaterThan(0);
          expect(range.column).toBeGreaterThan(0);
          expect(range.endLine).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 3000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => load(bytes).diagnostics.every(({ message }) => message !== "")));
  });
});

describe("a chain of parents", () => {
  const chain = (length: number, keys: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, layer) => {
        const parent = layer === length - 1 ? "schema: 1\n" : `extends: l${layer + 1}.yaml\n`;
        return [`spec/l${layer}.yaml`, `${parent}${Array.from({ length: keys }, (_each, key) => `k${layer}x${key}: 1\n`).join("")}`];
      }),
    );
  const codes = (length: number, keys: number) =>
    loadSpec("spec/l0.yaml", memoryReader(chain(length, keys))).diagnostics.map(({ rule }) => rule);

  it("may hold together what one file may, and at most 32 files", () => {
    expect(codes(32, 10)).toEqual([]);
    expect(codes(60, 9000)).toEqual(["file-too-large"]);
    expect(codes(60, 1)).toEqual(["file-too-large"]);
  });
});

/** Tables are readable as plain text: their column separators align. */
import { describe, expect, it } from "vitest";
import { table } from "../../../compiler/docs/markdown.ts";
import { referencePages as pages, textOf } from "./pages.ts";

/** Runs of lines that begin with a vertical bar. */
function tablesOf(text: string): readonly (readonly string[])[] {
  const blocks = text.replaceAll(/^```[\s\S]*?^```$/gm, "").split(/\n(?!\|)/);
  return blocks.map((block) => block.split("\n").filter((line) => line.startsWith("|"))).filter((lines) => lines.length > 1);
}

function bars(line: string): string {
  return [...line].flatMap((character, index, all) => (character === "|" && all[index - 1] !== "\\" ? [index] : [])).join(" ");
}

describe("tables", () => {
  it.each(pages)("of %s are aligned", (file) => {
    const crooked = tablesOf(textOf(file)).filter((lines) => new Set(lines.map(bars)).size > 1);
    expect(crooked.map((lines) => lines.slice(0, 3))).toEqual([]);
  });

  // A price without a range leaves that cell empty.
  it.each(pages.filter((file) => !file.endsWith("/cost.md")))("of %s have no empty cell", (file) => {
    const rows = tablesOf(textOf(file)).flatMap((lines) => lines.slice(2));
    expect(rows.filter((row) => /(?<!\\)\| +\|/.test(row))).toEqual([]);
  });

  it("are numerous", () => {
    expect(pages.flatMap((file) => tablesOf(textOf(file))).length).toBeGreaterThan(300);
  });

  it("count characters, escape vertical bars and align numbers right", () => {
    expect(table(["Name", "n"], [["a|b → c", "7"]], [1])).toBe(
      ["| Name     |   n |", "| -------- | --: |", "| a\\|b → c |   7 |"].join("\n"),
    );
    expect(table(["Name"], [["👥 a"], ["b"]])).toBe(["| Name |", "| ---- |", "| 👥 a  |", "| b    |"].join("\n"));
    expect(table(["Name"], [])).toBe("");
  });
});

import { describe, expect, it } from "vitest";
import { axes, product, productAxes, productSize } from "../../../tools/matrix/axes.ts";
import { judgeCombination } from "../../../tools/matrix/combination.ts";
import { allPairs, pairsIn, pairwise } from "../../../tools/matrix/pairwise.ts";

const sizes = axes.map(({ values }) => values.length);
const rows = pairwise(sizes);

describe("matrix", () => {
  it("covers every pair of values in the pairwise set", () => {
    expect(pairsIn(rows)).toEqual(allPairs(sizes));
    expect(rows.length).toBeLessThan(100);
  });

  it("counts the full product", () => {
    let count = 0;
    for (const indexes of product()) count += indexes.length === productAxes.length ? 1 : 0;
    expect(count).toBe(productSize);
    expect(productSize).toBe(27 * 2 ** 7);
  });

  it.each(rows.map((row) => ({ row, name: row.join("") })))("combination $name compiles to a valid plan", ({ row }) => {
    const { label, problems } = judgeCombination(row);
    expect(problems, label).toEqual([]);
  });
});

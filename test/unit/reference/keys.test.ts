/** What a key's description says about its cost. */
import { describe, expect, it } from "vitest";
import { allKeys, costOf } from "../../../compiler/reference/keys.ts";

describe("the cost of a key", () => {
  it.each([
    ["A class of the region. eu-central-1: 15.33 USD a month. A change restarts it.", "eu-central-1: 15.33 USD a month."],
    ["Creates a NAT gateway. Costs 37.96 USD a month.", "Costs 37.96 USD a month."],
    ["Must stay free of spaces.", ""],
  ])("is in the sentences about money alone: %s", (description, cost) => {
    expect(costOf(description)).toBe(cost);
  });

  it("does not repeat what the key is", () => {
    const repeating = allKeys().filter(
      ({ cost, summary }) => cost !== summary && cost.startsWith(summary.slice(0, -1)) && !/\d USD|cost|free/i.test(summary),
    );
    expect(repeating.map(({ path }) => path)).toEqual([]);
  });
});

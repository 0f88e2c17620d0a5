import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { savingsOf, type Savings } from "../../../compiler/cost/save/index.ts";
import { sacrifices } from "../../../compiler/cost/advice/types.ts";
import { decimal, decimalText, times, type Decimal } from "../../../compiler/pricing/decimal.ts";
import { alternativesOf } from "../../../compiler/what-if.ts";
import { compileFrozen, frozenDay } from "../../../tools/fixtures/specs.ts";

const { plan, source } = compileFrozen("prod");
const report = costOf(plan, priceBookOf(plan.region));
const alternatives = alternativesOf(source, frozenDay);
const { monthly } = report.totals;

function savingShare(share: string): Savings {
  return savingsOf({ report, alternatives }, times(monthly, decimal(share)));
}

const cents = (amount: Decimal) => decimalText(amount, 2);

describe("combinations that save a target", () => {
  const savings = savingShare("0.2");

  it("reach it, each compiled and priced as a whole", () => {
    expect(savings.reached).toBe(true);
    expect(savings.combinations.length).toBeGreaterThan(2);
    for (const { changes, saves, monthly: left, waivers } of savings.combinations) {
      const alternative = alternatives.change(Object.fromEntries(changes.map(({ key, to }) => [key, to])))!;
      const { totals } = costOf(alternative.plan, report.book);
      expect([cents(totals.monthly), [...alternative.waivers]]).toEqual([cents(left), [...waivers]]);
      expect(cents((monthly - left) as Decimal)).toBe(cents(saves));
      expect(saves >= savings.target).toBe(true);
    }
  });

  it("need every one of their changes", () => {
    for (const { changes } of savings.combinations) {
      for (const { key: without } of changes) {
        const rest = Object.fromEntries(changes.filter(({ key }) => key !== without).map(({ key, to }) => [key, to]));
        const alternative = alternatives.change(rest);
        const left = alternative === undefined ? monthly : costOf(alternative.plan, report.book).totals.monthly;
        expect(monthly - left < savings.target, without).toBe(true);
      }
    }
  });

  it("come with the smallest sacrifice first", () => {
    const hardest = savings.combinations.map(({ changes }) => Math.max(...changes.map(({ sacrifice }) => sacrifices.indexOf(sacrifice))));
    expect(hardest).toEqual(hardest.toSorted());
    expect(savings.combinations[0]!.waivers).toEqual([]);
  });

  it("say how far the changes get when they do not reach it", () => {
    const { reached, combinations, target } = savingShare("0.95");
    expect([reached, combinations.length]).toEqual([false, 1]);
    expect(combinations[0]!.saves < target).toBe(true);
    expect(combinations[0]!.saves > times(monthly, decimal("0.5"))).toBe(true);
  });
});

/** The monthly cost by the spec key that determines it, and the savings of the next smaller choice. */
import { minus, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { PriceBook } from "../pricing/price-book.ts";
import { valueAt } from "../source/value-at.ts";
import type { Alternatives } from "./alternatives.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";
import { plannedValue } from "./planned-value.ts";
import { smallerChoices } from "./smaller.ts";

export interface Decision {
  /** Dotted spec key. */
  readonly key: string;
  readonly value: unknown;
  /** USD a month of the lines that the key determines. */
  readonly monthly: Decimal;
  readonly smaller?: SmallerChoice;
}

export interface SmallerChoice {
  /** The decision's key or, if it has no smaller value, another key of the same lines. */
  readonly key: string;
  readonly value: unknown;
  /** USD a month for the whole environment. */
  readonly saves: Decimal;
  /** Controls that would need a waiver. */
  readonly waivers: readonly string[];
}

/** Monthly cost by the key that determines most of each line, most expensive first. Leaves out lines that no key determines. */
export function costByKey({ lines }: CostReport): readonly { readonly key: string; readonly monthly: Decimal }[] {
  const sums = new Map<string, Decimal>();
  for (const { keys, monthly } of lines) {
    const [key] = keys;
    if (key !== undefined && monthly !== undefined) sums.set(key, sum(sums.get(key) ?? zero, monthly));
  }
  return [...sums]
    .map(([key, monthly]) => ({ key, monthly }))
    .sort((a, b) => (a.monthly === b.monthly ? compare(a.key, b.key) : a.monthly < b.monthly ? 1 : -1));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** The `count` most expensive decisions. Each smaller choice is priced by recompiling the spec with it. */
export function dearestDecisions(report: CostReport, alternatives: Alternatives, count = 5): readonly Decision[] {
  const effective = alternatives.environment().spec;
  const planned = { alternatives, now: report.totals, book: report.book };
  return costByKey(report)
    .filter(({ monthly }) => monthly > zero)
    .slice(0, count)
    .map(({ key, monthly }) => {
      const value = valueAt(effective, key.split(".")) ?? plannedValue(report, key);
      const smaller = firstOf(keysBeside(report, key), (each) =>
        smallerChoice(planned, each, valueAt(effective, each.split(".")) ?? plannedValue(report, each)),
      );
      return { key, value, monthly, ...(smaller === undefined ? {} : { smaller }) };
    });
}

/** The key itself, then the other causes of the lines that it determines, with those of its own section first. */
function keysBeside({ lines }: CostReport, key: string): readonly string[] {
  const [section] = key.split(".");
  const beside = new Set(lines.filter(({ keys }) => keys[0] === key).flatMap(({ keys }) => keys.slice(1)));
  const others = [...beside].filter((other) => other !== key);
  const own = others.filter((other) => other.startsWith(`${section}.`));
  return [key, ...own, ...others.filter((other) => !own.includes(other))];
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Planned {
  readonly alternatives: Alternatives;
  /** Cost of the spec itself. */
  readonly now: Totals;
  readonly book: PriceBook;
}

function smallerChoice({ alternatives, now, book }: Planned, key: string, value: unknown): SmallerChoice | undefined {
  const found: SmallerChoice[] = [];
  for (const choice of smallerChoices(key, value, book)) {
    const alternative = alternatives.change({ [key]: choice });
    if (alternative === undefined) continue;
    const { totals } = costOf(alternative.plan, book);
    const saves = minus(now.monthly, totals.monthly);
    if (saves > zero && totals.unpriced <= now.unpriced) found.push({ key, value: choice, saves, waivers: alternative.waivers });
    // Ordered choices come nearest first, so the first one with savings is the next smaller choice.
    if (found.length > 0 && typeof value !== "string") break;
  }
  return found.sort((a, b) => (a.saves < b.saves ? -1 : 1))[0];
}

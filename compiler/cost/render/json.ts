/** Reports as JSON. Decimals are strings, because a JSON number would be parsed as a binary float. */
import { decimalText, zero, type Decimal } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";
import type { Confidence } from "../../pricing/price-book.ts";
import type { Advice } from "../advice/index.ts";
import type { Change } from "../compare.ts";
import type { Curve } from "../curve.ts";
import { groupLines, type GroupBy } from "../groups.ts";
import type { CostReport, Totals } from "../index.ts";
import type { Savings } from "../save/index.ts";
import type { Sensitivity } from "../sensitivity.ts";

type Json = Readonly<Record<string, unknown>>;

/** USD a month as decimal text, to the millionth: `"12.500000"`. Null where no line has a price. */
export interface CostTotalsJson {
  /** Independent of traffic. */
  readonly fixed: string | null;
  /** Grows with the drivers in the spec's `usage`. */
  readonly usage: string | null;
  /** The sum of both. */
  readonly monthly: string | null;
  /** `monthly` with every service at its minimum number of tasks. */
  readonly low: string | null;
  /** `monthly` with every service at its maximum number of tasks. */
  readonly high: string | null;
  /** Number of lines without a price. They are in none of the sums, which are then lower bounds. */
  readonly unpriced: number;
}

/** What AWS charges one resource for one item. */
export interface CostLineJson {
  readonly module: string;
  /** Id of the resource in the plan. */
  readonly resource: string;
  /** The charged item, `NAT gateway hours`. */
  readonly item: string;
  readonly kind: "fixed" | "usage";
  /** Quantity a month as decimal text, in `unit`. Negative for a free allowance. */
  readonly quantity: string;
  readonly unit: string;
  /** USD per `unit` as decimal text; null if the price book has no price. */
  readonly unitPrice: string | null;
  /** USD a month as decimal text; null if the price book has no price. */
  readonly monthly: string | null;
  /** USD a month that autoscaling can cause; null if it changes nothing. */
  readonly range: { readonly low: string; readonly high: string } | null;
  /** Name of the price in the price book, `vpc.nat_gateway_hour`. */
  readonly price: string;
  /** Source of the price, as the price book names it. */
  readonly source: string | null;
  /** Date of the price, YYYY-MM-DD. */
  readonly asOf: string | null;
  readonly confidence: Confidence | null;
  /** Spec keys that cause the line, the most decisive first. */
  readonly keys: readonly string[];
}

/** The estimated cost of a plan. */
export interface CostReportJson {
  readonly environment: string;
  readonly region: string;
  /** The prices used. The date is empty if there are none for the region. */
  readonly priceBook: { readonly region: string; readonly date: string; readonly currency: string };
  readonly totals: CostTotalsJson;
  readonly by: GroupBy;
  readonly groups: readonly (CostTotalsJson & { readonly name: string })[];
  readonly lines: readonly CostLineJson[];
}

const money = (value: Decimal) => decimalText(value, 6);

/** The common part of all reports. */
export function reportJson({ plan, book, lines, totals }: CostReport, by: GroupBy): CostReportJson {
  return {
    environment: plan.environment,
    region: plan.region,
    priceBook: { region: book.region, date: book.date, currency: book.currency },
    totals: totalsJson(totals),
    by,
    groups: groupLines(lines, by).map((group) => ({ name: group.name, ...totalsJson(group) })),
    lines: lines.map(lineJson),
  };
}

/** Null where no line has a price. */
function totalsJson({ fixed, usage, monthly, low, high, unpriced }: Totals): CostTotalsJson {
  const known = (value: Decimal) => (unpriced > 0 && high === zero ? null : money(value));
  return { fixed: known(fixed), usage: known(usage), monthly: known(monthly), low: known(low), high: known(high), unpriced };
}

function lineJson({ module, resource, item, kind, quantity, price, monthly, range, keys }: CostLine): CostLineJson {
  return {
    module,
    resource,
    item,
    kind,
    quantity: decimalText(quantity),
    unit: price.unit,
    unitPrice: price.usd === undefined ? null : decimalText(price.usd),
    monthly: monthly === undefined ? null : money(monthly),
    range: range === undefined ? null : { low: money(range.low), high: money(range.high) },
    price: price.name,
    source: price.source ?? null,
    asOf: price.asOf ?? null,
    confidence: price.confidence ?? null,
    keys,
  };
}

export function adviceJson(advice: readonly Advice[]): readonly Json[] {
  return advice.map(({ title, key, from, to, needs, saves, savesAtMost, why, effect, waivers, sacrifice, givesUp }) => ({
    title,
    key,
    from: from ?? null,
    to,
    ...(needs === undefined ? {} : { needs }),
    saves: money(saves),
    savesAtMost: money(savesAtMost),
    why,
    effect,
    waivers,
    sacrifice,
    givesUp,
  }));
}

export function savingsJson({ target, reached, combinations }: Savings): Json {
  return {
    target: money(target),
    reached,
    combinations: combinations.map(({ changes, saves, monthly, waivers }) => ({
      saves: money(saves),
      monthly: money(monthly),
      waivers,
      changes: adviceJson(changes),
    })),
  };
}

export function changesJson(changes: readonly Change[]): readonly Json[] {
  return changes.map(({ module, item, before, after, change }) => ({
    module,
    item,
    before: money(before),
    after: money(after),
    change: money(change),
  }));
}

export function sensitivityJson(list: readonly Sensitivity[]): readonly Json[] {
  return list.map(({ atHalf, atDouble, ...rest }) => ({ ...rest, atHalf: money(atHalf), atDouble: money(atDouble) }));
}

export function curveJson({ points, limits }: Curve): Json {
  return {
    points: points.map(({ users, perThousand, broken, ...totals }) => ({
      users,
      ...totalsJson(totals),
      perThousand: money(perThousand),
      broken,
    })),
    limits: limits.map(({ name, key, capacity, unit, demand, breaksAt }) => ({
      name,
      key,
      capacity: decimalText(capacity),
      unit,
      demand: decimalText(demand),
      breaksAt: breaksAt ?? null,
    })),
  };
}

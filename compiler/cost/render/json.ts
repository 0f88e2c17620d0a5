/** Reports as JSON. Decimals are strings, because a JSON number would be parsed as a binary float. */
import { decimalText, zero, type Decimal } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";
import type { Advice } from "../advice/index.ts";
import type { Change } from "../compare.ts";
import type { Curve } from "../curve.ts";
import { groupLines, type GroupBy } from "../groups.ts";
import type { CostReport, Totals } from "../index.ts";
import type { Savings } from "../save/index.ts";
import type { Sensitivity } from "../sensitivity.ts";

type Json = Readonly<Record<string, unknown>>;

const money = (value: Decimal) => decimalText(value, 6);

/** The common part of all reports. */
export function reportJson({ plan, book, lines, totals }: CostReport, by: GroupBy): Json {
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
function totalsJson({ fixed, usage, monthly, low, high, unpriced }: Totals): Json {
  const known = (value: Decimal) => (unpriced > 0 && high === zero ? null : money(value));
  return { fixed: known(fixed), usage: known(usage), monthly: known(monthly), low: known(low), high: known(high), unpriced };
}

function lineJson({ module, resource, item, kind, quantity, price, monthly, range, keys }: CostLine): Json {
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
  return advice.map(({ title, key, from, to, saves, savesAtMost, why, effect, waivers, sacrifice, givesUp }) => ({
    title,
    key,
    from: from ?? null,
    to,
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

/** A line of the bill: one resource's cost for one item that AWS charges. */
import type { SpecKey } from "../model/keys.ts";
import type { PlanResource } from "../plan/types.ts";
import { greatest, least, minus, rounded, times, zero, type Decimal } from "./decimal.ts";
import type { Price } from "./price-book.ts";

/** `fixed`: independent of traffic; `usage`: grows with the drivers in the spec's `usage`. */
export type CostKind = "fixed" | "usage";

/** AWS free allowances; compiler/cost/allowances.ts holds the amounts. */
export type Allowance =
  "logs" | "alarms" | "metrics" | "dashboards" | "sqs" | "sns" | "mails" | "egress" | "kms" | "database-backup" | "bot-control";

export interface CostLine {
  readonly module: string;
  /** Id of the planned resource. */
  readonly resource: string;
  /** The charged item, `NAT gateway hours`. The text is the same for every resource with this charge. */
  readonly item: string;
  readonly kind: CostKind;
  /** Quantity per month, in the price's unit. Negative for a free allowance. */
  readonly quantity: Decimal;
  readonly price: Price;
  /** USD, rounded to the millionth. Undefined if the price book has no price. */
  readonly monthly?: Decimal;
  /** USD range that autoscaling can cause; contains `monthly`. */
  readonly range?: { readonly low: Decimal; readonly high: Decimal };
  /** Spec keys that cause the line, the most decisive first. */
  readonly keys: readonly string[];
  readonly allowance?: Allowance;
}

/** What a module states about a line; the rest comes from the resource. */
export interface LineDraft {
  readonly item: string;
  readonly price: Price;
  readonly quantity: Decimal;
  readonly kind: CostKind;
  /** The key that decides the quantity or price, if it is not the first in the resource's own trace. */
  readonly key?: SpecKey;
  /** Inputs that decide the line; it gets their spec keys. */
  readonly by?: readonly string[];
  /** Quantity range that autoscaling can cause. */
  readonly between?: { readonly low: Decimal; readonly high: Decimal };
  readonly allowance?: Allowance;
}

/** The lines of one charge: none for a quantity of zero, one per tier for a tiered price. */
export function lines(resource: PlanResource, draft: LineDraft): readonly CostLine[] {
  const { quantity, price, between } = draft;
  if (quantity === zero && (between === undefined || between.high === zero)) return [];
  const { tiers } = price;
  if (tiers === undefined || tiers.length < 2) return [one(resource, draft, price, quantity)];
  return tiers.flatMap(({ from, usd }, index) => {
    const next = tiers[index + 1]?.from;
    const upTo = next === undefined ? quantity : least(quantity, next);
    const within = greatest(zero, minus(upTo, from));
    return within === zero ? [] : [one(resource, draft, { ...price, usd }, within)];
  });
}

function one(resource: PlanResource, draft: LineDraft, price: Price, quantity: Decimal): CostLine {
  const { item, kind, between, allowance } = draft;
  return {
    module: resource.module,
    resource: resource.id,
    item,
    kind,
    quantity,
    price,
    ...(price.usd === undefined ? {} : { monthly: amount(quantity, price.usd) }),
    ...(price.usd === undefined || between === undefined
      ? {}
      : { range: { low: amount(between.low, price.usd), high: amount(between.high, price.usd) } }),
    keys: keysOf(resource, draft),
    ...(allowance === undefined ? {} : { allowance }),
  };
}

const moneyPlaces = 6;

/** Rounds to millionths of a dollar, so that lines add up to the total exactly. */
export function amount(quantity: Decimal, usd: Decimal): Decimal {
  return rounded(times(quantity, usd), moneyPlaces);
}

/** Keys that are part of every name. Nobody changes them to save money. */
export const identityKeys: ReadonlySet<string> = new Set(["environment", "projectName", "region", "class"]);

function keysOf(resource: PlanResource, { key, by = [] }: LineDraft): readonly string[] {
  const traced = [...by, ""].flatMap((property) => resource.from[property] ?? []);
  const all = key === undefined ? traced : [key, ...traced];
  return [...new Set(all)].filter((cause) => !cause.startsWith("rule:") && !identityKeys.has(cause));
}

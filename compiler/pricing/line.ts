/** A line of the bill: what one resource costs for one thing that AWS charges. */
import type { SpecKey } from "../model/keys.ts";
import type { PlanResource } from "../plan/types.ts";
import { greatest, least, minus, rounded, times, zero, type Decimal } from "./decimal.ts";
import type { Price } from "./price-book.ts";

/** `fixed`: charged whether anybody comes or not; `usage`: grows with the drivers of the spec's `usage`. */
export type CostKind = "fixed" | "usage";

/** What AWS gives free of charge; how much stands in compiler/cost/allowances.ts. */
export type Allowance =
  "logs" | "alarms" | "metrics" | "dashboards" | "sqs" | "sns" | "mails" | "egress" | "kms" | "database-backup" | "bot-control";

export interface CostLine {
  readonly module: string;
  /** Id of the planned resource. */
  readonly resource: string;
  /** What is charged: `NAT gateway hours`. Equal for the same thing of other resources. */
  readonly item: string;
  readonly kind: CostKind;
  /** A month's quantity, in the price's unit. Negative for what is free. */
  readonly quantity: Decimal;
  readonly price: Price;
  /** USD, to the millionth. Undefined where the price book has no figure. */
  readonly monthly?: Decimal;
  /** USD between which autoscaling moves it; `monthly` lies within. */
  readonly range?: { readonly low: Decimal; readonly high: Decimal };
  /** Spec keys that cause it, the one that decides most first. */
  readonly keys: readonly string[];
  readonly allowance?: Allowance;
}

/** What a module says of a line; everything else comes from the resource. */
export interface LineDraft {
  readonly item: string;
  readonly price: Price;
  readonly quantity: Decimal;
  readonly kind: CostKind;
  /** The key that decides the quantity or the price, where the resource's own trace does not begin with it. */
  readonly key?: SpecKey;
  /** Inputs that decide it: their keys are the line's. */
  readonly by?: readonly string[];
  /** Quantities between which autoscaling moves it. */
  readonly between?: { readonly low: Decimal; readonly high: Decimal };
  readonly allowance?: Allowance;
}

/** The lines of one charge: none for a quantity of zero, one a tier where the price falls with the quantity. */
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

/** Money is counted in millionths of a dollar, so that the sum of lines is the total exactly. */
export function amount(quantity: Decimal, usd: Decimal): Decimal {
  return rounded(times(quantity, usd), moneyPlaces);
}

/** What is part of every name, and nobody changes to save money. */
const identity: ReadonlySet<string> = new Set(["environment", "projectName", "region", "class"]);

function keysOf(resource: PlanResource, { key, by = [] }: LineDraft): readonly string[] {
  const traced = [...by, ""].flatMap((property) => resource.from[property] ?? []);
  const all = key === undefined ? traced : [key, ...traced];
  return [...new Set(all)].filter((cause) => !cause.startsWith("rule:") && !identity.has(cause));
}

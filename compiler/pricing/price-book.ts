/** The price book of one region (`generated/prices/<region>.json`). `compiler/cost/load.ts` reads it; it is never fetched at run time. */
import { decimal, type Decimal } from "./decimal.ts";

/** Reliability of a price: `high` is read from AWS's price list, `low` is derived from another price. */
export type Confidence = "high" | "medium" | "low";

/** The file's format. Prices are decimal texts, because a JSON number would be parsed as a binary float. */
export interface PriceBook {
  readonly format: 1;
  readonly region: string;
  /** Date on which the prices were collected, YYYY-MM-DD. It is the book's version. */
  readonly date: string;
  readonly currency: string;
  /** Hours per month that AWS bills with. */
  readonly hoursPerMonth: string;
  /** Sources of the prices, by the id that price entries name. */
  readonly sources: Readonly<Record<string, { readonly what: string; readonly where: string; readonly asOf: string }>>;
  /** By service and item: `prices.vpc.nat_gateway_hour`. */
  readonly prices: Readonly<Record<string, Readonly<Record<string, PriceEntry>>>>;
}

/** One price. */
export interface PriceEntry {
  /** USD per `unit`, as decimal text. */
  readonly usd: string;
  readonly unit: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: Confidence;
  /** Tiered prices: from this quantity on, this price. The first tier starts at 0 and equals `usd`. */
  readonly tiers?: readonly (readonly [from: string, usd: string])[];
  readonly derived?: string;
  readonly note?: string;
}

/** One price, as a cost line holds it. */
export interface Price {
  /** `vpc.nat_gateway_hour`. */
  readonly name: string;
  readonly unit: string;
  /** Undefined if the book has no such price. */
  readonly usd?: Decimal;
  readonly tiers?: readonly { readonly from: Decimal; readonly usd: Decimal }[];
  readonly source?: string;
  readonly asOf?: string;
  readonly confidence?: Confidence;
}

/**
 * Looks up a price. `unit` is the unit that the caller counts in. Throws if the book prices the item in another unit, because the quantity
 * would be multiplied by the wrong price. A missing price is not an error: the cost line reports it.
 */
export function priceOf(book: PriceBook, service: string, item: string, unit: string): Price {
  const name = `${service}.${item}`;
  const entry = Object.hasOwn(book.prices, service) ? book.prices[service]![item] : undefined;
  if (entry === undefined) return { name, unit };
  if (entry.unit !== unit) throw new Error(`${name} of the price book for ${book.region} is per ${entry.unit}, not per ${unit}`);
  const { source, asOf, confidence, tiers } = entry;
  return {
    name,
    unit,
    usd: decimal(entry.usd),
    source,
    asOf,
    confidence,
    ...(tiers === undefined ? {} : { tiers: tiers.map(([from, usd]) => ({ from: decimal(from), usd: decimal(usd) })) }),
  };
}

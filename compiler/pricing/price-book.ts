/** The price book of one region, as `generated/prices/<region>.json` holds it. Read by `compiler/cost/load.ts`, never fetched. */
import { decimal, type Decimal } from "./decimal.ts";

/** How far a figure can be trusted: `high` read from AWS's price list, `low` derived from another figure. */
export type Confidence = "high" | "medium" | "low";

/** The file. Figures are decimal texts, since a JSON number would be read as a binary float. */
export interface PriceBook {
  readonly format: 1;
  readonly region: string;
  /** Day on which the figures were put together, YYYY-MM-DD: the book's version. */
  readonly date: string;
  readonly currency: string;
  /** Hours that AWS counts a month as. */
  readonly hoursPerMonth: string;
  /** Where figures come from, by the id that they name. */
  readonly sources: Readonly<Record<string, { readonly what: string; readonly where: string; readonly asOf: string }>>;
  /** By service and item: `prices.vpc.nat_gateway_hour`. */
  readonly prices: Readonly<Record<string, Readonly<Record<string, PriceEntry>>>>;
}

export interface PriceEntry {
  readonly usd: string;
  readonly unit: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: Confidence;
  /** Where the price falls with the quantity: from this quantity on, this price. The first begins at 0 and is `usd`. */
  readonly tiers?: readonly (readonly [from: string, usd: string])[];
  readonly derived?: string;
  readonly note?: string;
}

/** One figure, as a cost line carries it. */
export interface Price {
  /** `vpc.nat_gateway_hour`. */
  readonly name: string;
  readonly unit: string;
  /** Undefined: the book has no such figure. */
  readonly usd?: Decimal;
  readonly tiers?: readonly { readonly from: Decimal; readonly usd: Decimal }[];
  readonly source?: string;
  readonly asOf?: string;
  readonly confidence?: Confidence;
}

/**
 * Looks a figure up. `unit` is the unit that the caller counts in; a book that prices in another one is refused, since a quantity
 * would be multiplied with the price of something else. A figure that is not there is no error: the line says so.
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

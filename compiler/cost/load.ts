/** Loads price books from disk: one per region, on demand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package/files.ts";
import { isRecord } from "../plan/values.ts";
import type { PriceBook, PriceEntry } from "../pricing/price-book.ts";

const folder = packageFile("generated/prices");

const books = new Map<string, PriceBook>();

/** The shipped price book of a region. A region without collected prices has an empty one, and every line reports that. */
export function priceBookOf(region: string): PriceBook {
  const known = books.get(region);
  if (known !== undefined) return known;
  const book = readBook(region) ?? emptyBook(region);
  books.set(region, book);
  return book;
}

function readBook(region: string): PriceBook | undefined {
  try {
    // Tests check the shipped books; checking them again would cost every run.
    return JSON.parse(readFileSync(join(folder, `${region}.json`), "utf8")) as PriceBook;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function emptyBook(region: string): PriceBook {
  return { format: 1, region, date: "", currency: "USD", hoursPerMonth: "730", sources: {}, prices: {} };
}

/** Parses a price book. Throws an error that describes the problem. */
export function parsePriceBook(text: string): PriceBook {
  const value = JSON.parse(text) as Partial<PriceBook> | null;
  if (value === null || typeof value !== "object" || value.format !== 1) throw new Error("not a price book of format 1");
  const { region, date, hoursPerMonth, prices, sources } = value;
  if (typeof region !== "string" || typeof hoursPerMonth !== "string") throw new Error("`region` or `hoursPerMonth` is missing");
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error("`date` is not a valid date");
  if (!isRecord(prices) || !isRecord(sources)) throw new Error("`prices` or `sources` is missing");
  if (!isAmount(hoursPerMonth)) throw new Error("`hoursPerMonth` is not a decimal number in quotes");
  for (const [service, items] of Object.entries(prices)) {
    if (!isRecord(items)) throw new Error(`\`prices.${service}\` is not a map of prices`);
    for (const [item, entry] of Object.entries(items)) checkEntry(`${service}.${item}`, entry, unitOf(service, item));
  }
  return value as PriceBook;
}

/** The unit that the price is counted in, as a shipped book has it: quantities of another unit would be multiplied by the wrong price. */
function unitOf(service: string, item: string): string | undefined {
  const { prices } = priceBookOf("us-east-1");
  return Object.hasOwn(prices, service) && Object.hasOwn(prices[service]!, item) ? prices[service]![item]!.unit : undefined;
}

/** A wrong amount would be added up without a word, so every price is checked. */
function checkEntry(name: string, entry: unknown, counted: string | undefined): void {
  if (!isRecord(entry)) throw new Error(`${name} is not a price`);
  const { usd, unit, source, asOf, confidence, tiers = [] } = entry as unknown as Partial<PriceEntry>;
  if (!isAmount(usd)) throw new Error(`\`usd\` of ${name} is not a decimal number in quotes`);
  if (typeof unit !== "string" || unit === "") throw new Error(`\`unit\` of ${name} is missing`);
  if (counted !== undefined && unit !== counted) throw new Error(`\`unit\` of ${name} is another one than \`${counted}\``);
  if (![source, asOf, confidence].every((text) => text === undefined || typeof text === "string"))
    throw new Error(`\`source\`, \`asOf\` or \`confidence\` of ${name} is not text`);
  if (!Array.isArray(tiers) || !tiers.every((tier) => Array.isArray(tier) && tier.length === 2 && tier.every(isAmount)))
    throw new Error(`\`tiers\` of ${name} are not pairs of a quantity and a price, both in quotes`);
  const starts = tiers.map(([from]) => Number(from));
  if (starts.length > 0 && (starts[0] !== 0 || starts.some((from, index) => index > 0 && from <= starts[index - 1]!)))
    throw new Error(`\`tiers\` of ${name} do not rise from 0`);
}

/** Decimal text that is not negative, with at most nine digits before the point. */
function isAmount(value: unknown): boolean {
  return typeof value === "string" && /^\d{1,9}(\.\d{1,18})?(e-\d{1,2})?$/i.test(value);
}

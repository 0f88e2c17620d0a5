/** Loads price books from disk: one per region, on demand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package/files.ts";
import type { PriceBook } from "../pricing/price-book.ts";

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
    return parsePriceBook(readFileSync(join(folder, `${region}.json`), "utf8"));
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
  if (prices === null || typeof prices !== "object" || sources === null || typeof sources !== "object")
    throw new Error("`prices` or `sources` is missing");
  return value as PriceBook;
}

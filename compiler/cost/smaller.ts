/** Smaller values of a key, nearest first. */
import type { PriceBook } from "../pricing/price-book.ts";
import { decimal, type Decimal } from "../pricing/decimal.ts";
import { effectiveSchema, nodeAt } from "../validate/schema/metadata.ts";

/** Values to try, nearest first; empty if there is nothing smaller. `key` is dotted, `value` is its current value. */
export function smallerChoices(key: string, value: unknown, book: PriceBook): readonly unknown[] {
  const node = nodeAt(effectiveSchema(), key.split("."));
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string" && /^(db|cache)\./.test(value)) return smallerClasses(value, book);
  if (node.enum !== undefined) return enumChoices(node.enum, value);
  if (typeof value === "number") return smallerNumbers(value, node.minimum ?? 0);
  if (Array.isArray(value) && value.length > 1) return [value.slice(0, -1)];
  return [];
}

/** For numbers, the smaller ones in descending order; for strings, all others, because the schema does not order them. */
function enumChoices(choices: readonly unknown[], value: unknown): readonly unknown[] {
  if (typeof value !== "number") return choices.filter((choice) => choice !== value);
  return choices.filter((choice) => (choice as number) < value).toReversed();
}

/** Small counts go down by one; larger quantities (GiB, days) by a quarter, rounded to tens. */
function smallerNumbers(value: number, minimum: number): readonly number[] {
  const next = value > 20 ? Math.floor((value * 3) / 40) * 10 : value - 1;
  return next >= minimum && next < value ? [Math.max(next, minimum)] : [];
}

/** Cheaper sizes of the same family according to the price book, most expensive first. */
function smallerClasses(name: string, book: PriceBook): readonly string[] {
  const { own, all } = pricedClasses(name, book);
  if (own === undefined) return [];
  const family = name.split(".").slice(0, 2).join(".");
  return all
    .filter((other) => other.name.startsWith(`${family}.`) && other.usd < own)
    .sort((a, b) => (a.usd < b.usd ? 1 : -1))
    .map((other) => other.name);
}

interface PricedClass {
  readonly name: string;
  readonly usd: Decimal;
}

/** The price of an instance class or node type, and of every other one of its service. */
export function pricedClasses(
  name: string,
  { prices }: PriceBook,
): { readonly own: Decimal | undefined; readonly all: readonly PricedClass[] } {
  const [table, suffix] = name.startsWith("db.") ? [prices["rds_postgres"], ".single_az"] : [prices["elasticache"], ".redis"];
  const own = table?.[`${name}${suffix}`];
  const all = Object.entries(table ?? {})
    .filter(([item]) => item.endsWith(suffix) && /^(db|cache)\./.test(item))
    .map(([item, { usd }]) => ({ name: item.slice(0, -suffix.length), usd: decimal(usd) }));
  return { own: own === undefined ? undefined : decimal(own.usd), all };
}

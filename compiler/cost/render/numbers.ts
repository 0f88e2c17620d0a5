import { decimalText, type Decimal } from "../../pricing/decimal.ts";
import { centsBetween } from "../groups.ts";
import type { Totals } from "../index.ts";

/** `1,234.56`. */
export function dollars(value: Decimal): string {
  return grouped(decimalText(value, 2));
}

/** A sum of lines: `at least 12.34` if some have no price, `not priced` if none has one. */
export function total({ monthly, unpriced }: Pick<Totals, "monthly" | "unpriced">, atLeast = "at least "): string {
  if (unpriced === 0) return dollars(monthly);
  return monthly === 0n ? "not priced" : `${atLeast}${dollars(monthly)}`;
}

/** A part of such a sum; a dash if the sum has no priced line. */
export function part(value: Decimal, { monthly, unpriced }: Pick<Totals, "monthly" | "unpriced">): string {
  return unpriced > 0 && monthly === 0n ? "–" : dollars(value);
}

/** `+12.34`, `-12.34`, `0.00`. */
export function change(value: Decimal): string {
  const text = dollars(value);
  return value > 0n && text !== "0.00" ? `+${text}` : text.replace(/^-0\.00$/, "0.00");
}

/** How much more the second amount is, as a change. */
export function difference(before: Decimal, after: Decimal): string {
  return change(centsBetween(before, after));
}

/** A quantity with up to three decimals, none for whole numbers. */
export function quantity(value: Decimal): string {
  return grouped(decimalText(value, 3).replace(/\.?0+$/, ""));
}

/** `12,500`. */
export function count(value: number): string {
  return grouped(String(value));
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

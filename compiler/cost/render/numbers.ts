import { decimalText, type Decimal } from "../../pricing/decimal.ts";

/** `1,234.56`. */
export function dollars(value: Decimal): string {
  return grouped(decimalText(value, 2));
}

/** `+12.34`, `-12.34`, `0.00`. */
export function change(value: Decimal): string {
  const text = dollars(value);
  return value > 0n && text !== "0.00" ? `+${text}` : text.replace(/^-0\.00$/, "0.00");
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

/**
 * Exact decimal numbers for quantities, prices and money. A `Decimal` is a bigint that counts units of 10⁻¹², so addition and comparison
 * use the language's operators. Products and quotients are rounded half away from zero at the last place. Binary floats are never used: 0.1
 * + 0.2 is 0.3, and a spec gives the same digits on every machine.
 */
declare const decimalBrand: unique symbol;
export type Decimal = bigint & { readonly [decimalBrand]: true };

const places = 12;
const one = 10n ** 12n;

export const zero = 0n as Decimal;

/**
 * Parses text (`0.0000054`, `5.4e-6`) or a JSON number. For a number it uses the shortest decimal form, which is what the file contained.
 * Drops digits beyond the twelfth decimal place. Throws if the value is not a finite number.
 */
export function decimal(value: number | string): Decimal {
  if (typeof value === "number" && Number.isSafeInteger(value)) return (BigInt(value) * one) as Decimal;
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value));
  if (match === null) throw new Error(`${String(value)} is not a decimal number`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = places + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return (sign === "-" ? -scaled : scaled) as Decimal;
}

/** The sum. */
export function sum(...values: readonly Decimal[]): Decimal {
  let total = 0n;
  for (const value of values) total += value;
  return total as Decimal;
}

/** a − b. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return (a - b) as Decimal;
}

/** The product of all factors. */
export function times(first: Decimal, ...rest: readonly Decimal[]): Decimal {
  let product = first;
  for (const factor of rest) product = divideRounded(product * factor, one);
  return product;
}

/** a ÷ b; throws for b = 0. */
export function over(a: Decimal, b: Decimal): Decimal {
  return divideRounded(a * one, b);
}

export function greatest(first: Decimal, ...rest: readonly Decimal[]): Decimal {
  return rest.reduce((best, value) => (value > best ? value : best), first);
}

export function least(first: Decimal, ...rest: readonly Decimal[]): Decimal {
  return rest.reduce((best, value) => (value < best ? value : best), first);
}

/** Rounded up to a whole number. */
export function roundedUp(value: Decimal): Decimal {
  const rest = value % one;
  return (rest > 0n ? value - rest + one : value - rest) as Decimal;
}

/** Rounded half away from zero to `digits` places. */
export function rounded(value: Decimal, digits: number): Decimal {
  const unit = 10n ** BigInt(places - digits);
  return (divideRounded(value, unit) * unit) as Decimal;
}

/** With exactly `digits` decimal places (`12.50`); without `digits`, no trailing zeros (`12.5`). */
export function decimalText(value: Decimal, digits?: number): string {
  const exact = digits === undefined ? value : rounded(value, digits);
  const magnitude = sizeOf(exact);
  const fraction = String(magnitude % one).padStart(places, "0");
  const shown = digits === undefined ? fraction.replace(/0+$/, "") : fraction.slice(0, digits);
  return `${exact < 0n ? "-" : ""}${magnitude / one}${shown === "" ? "" : `.${shown}`}`;
}

/** The absolute value. */
export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function divideRounded(dividend: bigint, divisor: bigint): Decimal {
  const magnitude = (sizeOf(dividend) * 2n) / sizeOf(divisor);
  const half = (magnitude + 1n) / 2n;
  return (dividend < 0n !== divisor < 0n ? -half : half) as Decimal;
}

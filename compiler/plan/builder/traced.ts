/**
 * A value with its provenance: which spec keys (`rds.rdsInstanceClass`) or rules (`rule:database-not-public`) caused it.
 * Lowering puts traced values into inputs at any depth; the builder takes them out and records `from` per property.
 */
export class Traced<out T> {
  readonly value: T;
  readonly from: readonly string[];

  constructor(value: T, from: readonly string[]) {
    this.value = value;
    this.from = from;
  }

  /** The same provenance for a value computed from this one. */
  map<U>(compute: (value: T) => U): Traced<U> {
    return new Traced(compute(this.value), this.from);
  }

  /** The same value, which also comes from these. */
  alsoFrom(...from: readonly string[]): Traced<T> {
    return new Traced(this.value, [...this.from, ...from]);
  }
}

/** `value`, caused by these spec keys or `rule:` names. */
export function traced<T>(value: T, ...from: readonly string[]): Traced<T> {
  return new Traced(value, from);
}

/** `value`, demanded by security or constraint rows: `rule("database-encrypted", true)`. */
export function rule<T>(code: string, value: T): Traced<T> {
  return new Traced(value, [`rule:${code}`]);
}

/** One value computed from several traced ones, caused by all of them. */
export function combine<const V extends readonly unknown[], U>(
  sources: { readonly [I in keyof V]: Traced<V[I]> },
  compute: (...values: V) => U,
): Traced<U> {
  const list = sources as readonly Traced<unknown>[];
  return new Traced(compute(...(list.map((source) => source.value) as unknown as V)), [...new Set(list.flatMap((source) => source.from))]);
}

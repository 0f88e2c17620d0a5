/**
 * A value with its provenance: the spec keys (`rds.rdsInstanceClass`) or rules (`rule:database-not-public`) that caused it. Lowering uses
 * traced values in inputs at any depth; the builder removes them and records `from` per property.
 */
export class Traced<out T> {
  readonly value: T;
  readonly from: readonly string[];

  constructor(value: T, from: readonly string[]) {
    this.value = value;
    this.from = from;
  }

  /** Computes a new value with the same provenance. */
  map<U>(compute: (value: T) => U): Traced<U> {
    return new Traced(compute(this.value), this.from);
  }

  /** The same value with additional provenance. */
  alsoFrom(...from: readonly string[]): Traced<T> {
    return new Traced(this.value, [...this.from, ...from]);
  }
}

/** `value`, caused by these spec keys or `rule:` names. */
export function traced<T>(value: T, ...from: readonly string[]): Traced<T> {
  return new Traced(value, from);
}

/** `value`, required by a rule: `rule("database-encrypted", true)`. */
export function rule<T>(code: string, value: T): Traced<T> {
  return new Traced(value, [`rule:${code}`]);
}

/** One value computed from several traced values, with the provenance of all of them. */
export function combine<const V extends readonly unknown[], U>(
  sources: { readonly [I in keyof V]: Traced<V[I]> },
  compute: (...values: V) => U,
): Traced<U> {
  const list = sources as readonly Traced<unknown>[];
  return new Traced(compute(...(list.map((source) => source.value) as unknown as V)), [...new Set(list.flatMap((source) => source.from))]);
}

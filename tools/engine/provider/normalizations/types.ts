/** Values that AWS returns in another form than they were sent, and what the provider makes of the difference. */
import type { Properties } from "../wire.ts";

export interface Normalization {
  /** The value that AWS returns after it was sent `value`: this is what the state keeps. */
  readonly returned: (value: unknown, inputs: Properties) => unknown;
  /** The form in which the provider compares state and program. Two values with the same form are no change. */
  readonly compared: (value: unknown) => unknown;
  /** Where this behavior is documented, or reported. */
  readonly sources: readonly string[];
}

/** By type token, then by property. */
export type Normalizations = Readonly<Record<string, Readonly<Record<string, Normalization>>>>;

/** Deep copy with the keys of every object in alphabetical order: equal values have equal text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const bag = value as Properties;
  return Object.fromEntries(
    Object.keys(bag)
      .sort()
      .map((key) => [key, sorted(bag[key])]),
  );
}

/** JSON text as a value; anything else unchanged. */
export function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Sorted by content, for lists whose order does not count. */
export function inAnyOrder(list: readonly unknown[]): unknown[] {
  return list.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

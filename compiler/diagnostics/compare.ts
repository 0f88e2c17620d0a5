/** Findings that one state has and another lacks. */
import type { Diagnostic } from "./types.ts";

/** What of `found` is not among `others`. */
export function without<T>(found: readonly T[], others: readonly T[], identityOf: (each: T) => string): readonly T[] {
  const known = new Set(others.map(identityOf));
  return found.filter((each) => !known.has(identityOf(each)));
}

/** Two findings of a rule at one key are the same, although their messages state other numbers. */
export function identityOf({ rule, key, security }: Diagnostic): string {
  return [rule, key, security?.resource].join(" ");
}

/** Equality of JSON data. */
import { isDeepStrictEqual } from "node:util";

/**
 * Are two JSON values equal, whatever the order of their keys? Most values that plans are compared by are, in the same order as well, and
 * then their texts tell it in a third of the time.
 */
export function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other) || isDeepStrictEqual(one, other);
}

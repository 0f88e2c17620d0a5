/** Follows a path from an output's value to the part that a plan refers to. */
import type { PathElement } from "../plan/types.ts";
import { pathText } from "../plan/expressions.ts";
import { isRecord } from "../plan/values.ts";

/** The value at the end of a path, or in `missing` the first step that does not exist, as shown in messages. */
export type Found = { readonly value: unknown } | { readonly missing: string };

/**
 * Follows `path` from `value`. `isUnknown` detects values that a preview does not know yet; the result is then that value.
 * `{find: {property: value}}` selects the only list element with equal properties, compared as text.
 */
export function follow(value: unknown, path: readonly PathElement[], isUnknown: (value: unknown) => boolean): Found {
  let current = value;
  for (const element of path) {
    if (isUnknown(current)) return { value: current };
    const next = step(current, element);
    if (next === undefined || next === null) return { missing: pathText([element]) };
    current = next;
  }
  return { value: current };
}

function step(current: unknown, element: PathElement): unknown {
  if (typeof element === "object") return Array.isArray(current) ? current.find((item) => equals(item, element.find)) : undefined;
  if (current === null || typeof current !== "object") return undefined;
  return Object.hasOwn(current, element) ? (current as Record<string | number, unknown>)[element] : undefined;
}

function equals(item: unknown, wanted: Readonly<Record<string, string>>): boolean {
  return isRecord(item) && Object.entries(wanted).every(([key, value]) => isText(item[key], value));
}

function isText(value: unknown, wanted: string): boolean {
  return typeof value === "string" ? value === wanted : JSON.stringify(value) === wanted;
}

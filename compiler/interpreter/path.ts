/** Steps from an output's value to the part that a plan asks for. */
import type { PathElement } from "../plan/types.ts";
import { pathText } from "../plan/expressions.ts";
import { isRecord } from "../plan/values.ts";

/** Where a path led: to a value, or to nothing, `missing` being the step that failed as it reads in a message. */
export type Found = { readonly value: unknown } | { readonly missing: string };

/**
 * Follows `path` from `value`. `isUnknown` tells a value that a preview cannot know: the result is then that value.
 * `{find: {property: value}}` is the one element of a list whose properties, as text, are equal.
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

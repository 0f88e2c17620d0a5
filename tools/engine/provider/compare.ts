/** The differences between two sets of inputs, as paths in the engine's notation. */
import type { Properties } from "./wire.ts";

export interface Change {
  /** `tags.Name`, `ingress[0].fromPort`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

/** Differences at the deepest level. Properties that begin with `__` are internal to the bridge and do not count. */
export function compare(olds: Properties, news: Properties): Change[] {
  const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter((key) => !key.startsWith("__")).sort();
  return keys.flatMap((key) => difference(key, olds[key], news[key]));
}

function difference(path: string, old: unknown, now: unknown): Change[] {
  if (isAbsent(old) && isAbsent(now)) return [];
  if (isAbsent(old)) return [{ path, kind: "add" }];
  if (isAbsent(now)) return [{ path, kind: "delete" }];
  if (Array.isArray(old) && Array.isArray(now)) {
    const length = Math.max(old.length, now.length);
    return Array.from({ length }, (_, index) => difference(`${path}[${index}]`, old[index], now[index])).flat();
  }
  if (isBag(old) && isBag(now)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
    return keys.flatMap((key) => difference(`${path}${memberPath(key)}`, old[key], now[key]));
  }
  return old === now ? [] : [{ path, kind: "update" }];
}

/** A name that is not one word is quoted, like any tag with a prefix. */
function memberPath(key: string): string {
  return /[.[\]"]/.test(key) ? `["${key.replaceAll('"', String.raw`\"`)}"]` : `.${key}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isBag(value: unknown): value is Properties {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

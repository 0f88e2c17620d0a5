/**
 * Canonical JSON, so that equal values are equal bytes on every machine.
 * `canonicalJson` is RFC 8785 and is what gets hashed; `prettyJson` has the same key order, indented for people who read diffs.
 */
import canonicalize from "canonicalize";

/** RFC 8785 text of a JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("not a JSON value");
  return text;
}

/** Keys sorted at every level, two-space indent, final newline. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`;
}

/** What is sorted already stays as it is: of a plan, that is nearly everything. */
function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const sorted = value.map(sortKeys);
    return sorted.every((item, index) => item === value[index]) ? value : sorted;
  }
  const source = value as Record<string, unknown>;
  const keys = Object.keys(source);
  const isSorted = keys.every((key, index) => index === 0 || keys[index - 1]! < key);
  const sorted = keys.map((key) => sortKeys(source[key]));
  if (isSorted && sorted.every((child, index) => child === source[keys[index]!])) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, sortKeys(source[key])]));
}

/**
 * Canonical JSON, so that equal values are equal bytes on every machine.
 * `canonicalJson` is RFC 8785 and is what gets hashed; `prettyJson` has the same key order, indented for people who read diffs.
 */
import canonicalize from "canonicalize";

/** RFC 8785 text of a JSON value. */
export function canonicalJson(value: unknown): string {
  const text = (canonicalize)(value);
  if (text === undefined) throw new Error("not a JSON value");
  return text;
}

/** Keys sorted at every level, two-space indent, final newline. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const source = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(source)
      .sort()
      .map((key) => [key, sortKeys(source[key])]),
  );
}

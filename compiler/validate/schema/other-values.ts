/** Other values of a key, to try what it changes. */
import { fits } from "./fits.ts";
import type { SchemaNode } from "./metadata.ts";

/** Values besides the current one that the schema accepts; undefined stands for leaving the key out. */
export function otherValues(node: SchemaNode, current: unknown): readonly unknown[] {
  const seen = new Set([JSON.stringify(current)]);
  const all = [...variations(node, current), ...(node.enum ?? []), ...(node.examples ?? [])];
  const legal = all.filter((value) => {
    const text = JSON.stringify(value);
    if (seen.has(text) || !fits(value, node)) return false;
    seen.add(text);
    return true;
  });
  return [...legal.slice(0, most), undefined];
}

/** Enough for a bound in either direction. */
const most = 6;

function variations({ minimum, maximum, multipleOf = 1 }: SchemaNode, current: unknown): readonly unknown[] {
  if (typeof current === "boolean") return [!current];
  if (typeof current === "number") return [minimum, maximum, current + multipleOf, current - multipleOf, current * 2];
  if (typeof current === "string")
    return [current.replace(/\d+/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0")), `${current}x`];
  return Array.isArray(current) ? [current.slice(1), current.slice(0, -1)] : [{}];
}

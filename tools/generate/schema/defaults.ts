/** The defaults as one tree, so that the model applies them without loading a schema. */
import type { SchemaNode } from "./load.ts";

/** `value` applies where the key is absent, `inner` completes an object that is present, `each` every object in a map or list. */
export interface DefaultNode {
  value?: { dev: unknown; prod: unknown };
  inner?: Record<string, DefaultNode>;
  each?: Record<string, DefaultNode>;
}

export function defaultsOf(node: SchemaNode): Record<string, DefaultNode> {
  const tree: Record<string, DefaultNode> = {};
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const entry: DefaultNode = {};
    if ("x-default" in child) entry.value = byClass(child["x-default"]);
    else if (child["x-order"] !== undefined) entry.value = { dev: {}, prod: {} };
    const inner = defaultsOf(child);
    if (Object.keys(inner).length > 0) entry.inner = inner;
    const each = defaultsOf(entriesOf(child));
    if (Object.keys(each).length > 0) entry.each = each;
    if (Object.keys(entry).length > 0) tree[key] = entry;
  }
  return tree;
}

/** The schema of a map's values or a list's items. */
function entriesOf({ additionalProperties, items }: SchemaNode): SchemaNode {
  return (typeof additionalProperties === "object" ? additionalProperties : items) ?? {};
}

export function byClass(value: unknown): { dev: unknown; prod: unknown } {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const keys = Object.keys(value);
    if (keys.length === 2 && "dev" in value && "prod" in value) return value;
  }
  return { dev: value, prod: value };
}

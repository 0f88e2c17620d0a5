/** The defaults as one tree, so that the model fills them in without loading a schema. */
import type { SchemaNode } from "./load.ts";

/** `value` is set where the key is absent; `inner` fills an object that is there. */
export interface DefaultNode {
  value?: { dev: unknown; prod: unknown };
  inner?: Record<string, DefaultNode>;
}

export function defaultsOf(node: SchemaNode): Record<string, DefaultNode> {
  const tree: Record<string, DefaultNode> = {};
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const entry: DefaultNode = {};
    if ("x-default" in child) entry.value = byClass(child["x-default"]);
    else if (child["x-order"] !== undefined) entry.value = { dev: {}, prod: {} };
    const inner = defaultsOf(child);
    if (Object.keys(inner).length > 0) entry.inner = inner;
    if (entry.value !== undefined || entry.inner !== undefined) tree[key] = entry;
  }
  return tree;
}

function byClass(value: unknown): { dev: unknown; prod: unknown } {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    const keys = Object.keys(value);
    if (keys.length === 2 && "dev" in value && "prod" in value) return value;
  }
  return { dev: value, prod: value };
}

/** Which keys can switch a security control off, from the schemas' `x-controls`. */
import type { SchemaNode } from "./load.ts";

export interface Control {
  /** Dotted key; a step `*` stands for every entry of a map. */
  readonly key: string;
  readonly rule: string;
  readonly off?: unknown;
  readonly below?: number;
  readonly price?: string;
  /** How to turn it on, where that is not one value of the key. */
  readonly on?: string;
}

export function controlsOf(node: SchemaNode, path: readonly string[] = []): readonly Control[] {
  const own = ((node["x-controls"] ?? []) as Omit<Control, "key">[]).map((control) => ({ key: path.join("."), ...control }));
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, child]) => controlsOf(child, [...path, key]));
  const entries = typeof node.additionalProperties === "object" ? controlsOf(node.additionalProperties, [...path, "*"]) : [];
  return [...own, ...inner, ...entries];
}

/** The keys that can switch a security control off, from the schemas' `x-controls`. */
import type { Control } from "../../../compiler/rules/rule.ts";
import type { SchemaNode } from "./load.ts";

export function controlsOf(node: SchemaNode, path: readonly string[] = []): readonly Control[] {
  const own = ((node["x-controls"] ?? []) as Omit<Control, "key">[]).map((control) => ({ key: path.join("."), ...control }));
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, child]) => controlsOf(child, [...path, key]));
  const entries = typeof node.additionalProperties === "object" ? controlsOf(node.additionalProperties, [...path, "*"]) : [];
  return [...own, ...inner, ...entries];
}

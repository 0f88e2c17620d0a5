import { defaults, type DefaultNode } from "../../generated/defaults.ts";

/** A copy of the tree with every absent key at its default for the class. */
export function fillDefaults(tree: Readonly<Record<string, unknown>>, environmentClass: "dev" | "prod"): Record<string, unknown> {
  return fill(tree, defaults, environmentClass);
}

function fill(
  tree: Readonly<Record<string, unknown>>,
  nodes: Readonly<Record<string, DefaultNode>>,
  environmentClass: "dev" | "prod",
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...tree };
  for (const [key, node] of Object.entries(nodes)) {
    if (result[key] === undefined && node.value !== undefined) result[key] = node.value[environmentClass];
    const value = result[key];
    if (node.inner !== undefined && isRecord(value)) result[key] = fill(value, node.inner, environmentClass);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The class that the spec names, or the one its environment's name implies. */
export function environmentClassOf(tree: Readonly<Record<string, unknown>>): "dev" | "prod" {
  if (tree["class"] === "dev" || tree["class"] === "prod") return tree["class"];
  return tree["environment"] === "dev" ? "dev" : "prod";
}

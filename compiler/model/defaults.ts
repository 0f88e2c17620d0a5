import { defaults, type DefaultNode } from "../../generated/defaults.ts";

/** A copy of the tree in which every absent key has the default of the class. */
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
    result[key] = fillInside(result[key], node, environmentClass);
    if (result[key] === undefined) delete result[key];
  }
  return result;
}

/** Fills in defaults inside a value that is set: in its keys, or in the entries of a map or list. */
function fillInside(value: unknown, { inner, each }: DefaultNode, environmentClass: "dev" | "prod"): unknown {
  const entry = (item: unknown): unknown => (isRecord(item) ? fill(item, each!, environmentClass) : item);
  if (Array.isArray(value)) return each === undefined ? value : value.map(entry);
  if (!isRecord(value)) return value;
  if (each !== undefined) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, entry(item)]));
  return inner === undefined ? value : fill(value, inner, environmentClass);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The class that the spec sets, or else the one that the environment's name implies. */
export function environmentClassOf(tree: Readonly<Record<string, unknown>>): "dev" | "prod" {
  if (tree["class"] === "dev" || tree["class"] === "prod") return tree["class"];
  return tree["environment"] === "dev" ? "dev" : "prod";
}

import { counted } from "../diagnostics/counted.ts";
import type { GraphNode } from "./model.ts";

/** `aws:rds/instance:Instance` → `rds.Instance`, `random:index/randomId:RandomId` → `random.RandomId`. */
export function shortType(token: string): string {
  const [name = "", path = "", type = ""] = token.split(":");
  const module = path.split("/")[0]!;
  return `${module === "index" ? name : module}.${type}`;
}

/** Nodes grouped by module; modules are in the order of their first node. */
export function byModule(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly GraphNode[]> {
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const group = groups.get(node.module);
    if (group === undefined) groups.set(node.module, [node]);
    else group.push(node);
  }
  return groups;
}

/** Second line of a node's label: the type of a resource, or the number of resources in a module. */
export function subtitle({ type, resources }: GraphNode): string {
  if (type !== undefined) return shortType(type);
  return counted(resources, "resource");
}

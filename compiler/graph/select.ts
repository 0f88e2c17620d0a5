/** Subgraphs: the neighborhood of a node, and what is reachable from it. */
import type { Graph, GraphEdge } from "./model.ts";

/** Ids that `name` matches: the node with that id, or else every node of the module with that name. Empty if nothing matches. */
export function named(graph: Graph, name: string): readonly string[] {
  if (graph.nodes.some(({ id }) => id === name)) return [name];
  return graph.nodes.filter(({ module }) => module === name).map(({ id }) => id);
}

/**
 * The subgraph of `centre`, what it refers to, and what refers to it: one step, or with `reach` all the way in each direction (all its
 * dependencies and all its dependents, but not the other dependents of its dependencies). Keeps all edges between the remaining nodes.
 */
export function focus(graph: Graph, centre: readonly string[], reach: boolean): Graph {
  const needs = neighbors(graph.edges, "from", "to");
  const neededBy = neighbors(graph.edges, "to", "from");
  const kept = new Set([...spread(centre, needs, reach), ...spread(centre, neededBy, reach)]);
  const middle = new Set(centre);
  return {
    by: graph.by,
    nodes: graph.nodes.filter(({ id }) => kept.has(id)),
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to) && (reach || middle.has(from) || middle.has(to))),
  };
}

type Neighbors = ReadonlyMap<string, readonly string[]>;

function neighbors(edges: readonly GraphEdge[], key: "from" | "to", value: "from" | "to"): Neighbors {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    const list = found.get(edge[key]);
    if (list === undefined) found.set(edge[key], [edge[value]]);
    else list.push(edge[value]);
  }
  return found;
}

function spread(start: readonly string[], next: Neighbors, reach: boolean): ReadonlySet<string> {
  const seen = new Set(start);
  const step = (ids: readonly string[]) => ids.flatMap((id) => next.get(id) ?? []).filter((id) => !seen.has(id) && seen.add(id));
  let found = step(start);
  if (reach) while (found.length > 0) found = step(found);
  return seen;
}

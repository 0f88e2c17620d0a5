/** A plan as a graph of resources or modules and the references between them. */
import type { Plan } from "../plan/types.ts";
import { referenceEdges, type Edge } from "./edges.ts";

export interface GraphNode {
  /** A resource's id or a module's name. */
  readonly id: string;
  readonly module: string;
  /** The resource's full Pulumi token; absent on a module. */
  readonly type?: string;
  /** Number of resources: 1, or the size of the module. */
  readonly resources: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Between resources: the inputs that hold the reference (`subnetId`, `dependsOn`). Between modules: empty. */
  readonly via: readonly string[];
  /** Number of references between resources that the edge represents. */
  readonly references: number;
  /** Text at the edge; absent on references. */
  readonly label?: string;
}

/** Nodes are in the plan's order. An edge points from the referring node to the one that it refers to. */
export interface Graph {
  readonly by: "module" | "resource";
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The graph of a plan's resources. */
export function resourceGraph(plan: Pick<Plan, "resources">): Graph {
  return {
    by: "resource",
    nodes: plan.resources.map(({ id, module, type }) => ({ id, module, type, resources: 1 })),
    edges: referenceEdges(plan).map((edge) => ({ ...edge, references: 1 })),
  };
}

/** The graph of a plan's modules, with an edge if a resource of one module refers to a resource of the other. */
export function moduleGraph(plan: Pick<Plan, "resources">): Graph {
  const counts = new Map<string, number>();
  for (const { module } of plan.resources) counts.set(module, (counts.get(module) ?? 0) + 1);
  const moduleOf = new Map(plan.resources.map(({ id, module }) => [id, module]));
  return {
    by: "module",
    nodes: [...counts].map(([id, resources]) => ({ id, module: id, resources })),
    edges: collapse(referenceEdges(plan), (id) => moduleOf.get(id)!),
  };
}

function collapse(edges: readonly Edge[], groupOf: (id: string) => string): readonly GraphEdge[] {
  const found = new Map<string, { from: string; to: string; references: number }>();
  for (const edge of edges) {
    const [from, to] = [groupOf(edge.from), groupOf(edge.to)];
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { from, to, references: 1 });
    else known.references++;
  }
  return [...found.values()].map((edge) => ({ ...edge, via: [] }));
}

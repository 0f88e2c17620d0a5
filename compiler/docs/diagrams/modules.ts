/** References between modules, counted by the references between their resources. */
import { withoutImplied } from "./reduce.ts";
import { readerOf } from "../../plan/reader.ts";
import type { Plan } from "../../plan/types.ts";

/** `from` is created first: resources of `to` refer to it `count` times. */
export interface ModuleEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const known = new WeakMap<Plan, readonly ModuleEdge[]>();

/** Every pair of modules with references between them, in each direction that has any. Cached, because every page shows its part. */
export function moduleEdges(plan: Plan): readonly ModuleEdge[] {
  let edges = known.get(plan);
  if (edges === undefined) known.set(plan, (edges = countEdges(plan)));
  return edges;
}

function countEdges(plan: Plan): readonly ModuleEdge[] {
  const reader = readerOf(plan);
  const counts = new Map<string, number>();
  for (const resource of plan.resources) {
    const { module } = resource;
    for (const target of reader.dependencies(resource)) {
      const from = reader.byId(target)?.module;
      if (from === undefined || from === module) continue;
      counts.set(`${from} ${module}`, (counts.get(`${from} ${module}`) ?? 0) + 1);
    }
  }
  return [...counts].map(([pair, count]) => ({ ...edgeOf(pair), count })).sort((a, b) => compare(`${a.from} ${a.to}`, `${b.from} ${b.to}`));
}

function edgeOf(pair: string): Pick<ModuleEdge, "from" | "to"> {
  const [from = "", to = ""] = pair.split(" ");
  return { from, to };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Mermaid diagram of the edges. If two modules refer to each other, only the direction with more references is drawn. Transitive edges are
 * left out. The table next to the diagram has all edges.
 */
export function moduleDiagram(edges: readonly ModuleEdge[], titles: ReadonlyMap<string, string>): string {
  const drawn = withoutImplied(prevailing(edges));
  const modules = [...titles.keys()].filter((name) => edges.some(({ from, to }) => from === name || to === name));
  return [
    "flowchart LR",
    ...modules.map((name) => `  ${name}["${titles.get(name)!}"]`),
    ...drawn.map(({ from, to }) => `  ${from} --> ${to}`),
  ].join("\n");
}

function prevailing(edges: readonly ModuleEdge[]): readonly ModuleEdge[] {
  return edges.filter(({ from, to, count }) => {
    const back = edges.find((other) => other.from === to && other.to === from)?.count ?? 0;
    return count > back || (count === back && from < to);
  });
}

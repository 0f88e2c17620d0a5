/** Overview of an environment: entry points, compute, and storage. Every edge comes from the plan. */
import type { Plan } from "../../plan/types.ts";
import { readerOf } from "../../plan/reader.ts";
import { architectureEdges, type ArchitectureEdge } from "./architecture-edges.ts";
import { nodesOf, type ArchitectureNode, type Layer } from "./architecture-nodes.ts";
import { label, nodeNames } from "./mermaid.ts";

const layers: readonly (readonly [Layer, string])[] = [
  ["edge", "Edge"],
  ["compute", "ECS Fargate"],
  ["data", "Data"],
  ["support", "Operations"],
];

/** Mermaid diagram of a plan. */
export function architectureDiagram(plan: Plan): string {
  const reader = readerOf(plan, "in-service");
  const nodes = nodesOf(reader);
  const edges = architectureEdges(reader, nodes);
  const name = nodeNames();
  const used = edges.some(({ from }) => from === "users");
  return [
    "flowchart TB",
    ...(used ? [`  ${name("users")}([${label("Users")}])`] : []),
    `  subgraph ${name("aws")}[${label(`AWS ${plan.region}`)}]`,
    ...layers.flatMap(([layer, title]) => layerLines(layer, title, nodes, name)),
    "  end",
    ...(edges.some(({ to }) => to === "internet") ? [`  ${name("internet")}([${label("Internet")}])`] : []),
    ...edges.map((edge) => edgeLine(edge, name)),
  ].join("\n");
}

function layerLines(layer: Layer, title: string, nodes: readonly ArchitectureNode[], name: (id: string) => string): readonly string[] {
  const own = nodes.filter((node) => node.layer === layer);
  if (own.length === 0) return [];
  const shape = ({ lines, store }: ArchitectureNode) => (store ? `[(${label(...lines)})]` : `[${label(...lines)}]`);
  return [`    subgraph ${name(layer)}[${label(title)}]`, ...own.map((node) => `      ${name(node.id)}${shape(node)}`), "    end"];
}

function edgeLine({ from, to, text, dotted }: ArchitectureEdge, name: (id: string) => string): string {
  const arrow = dotted ? "-.->" : "-->";
  return `  ${name(from)} ${arrow}${text === "" ? "" : `|${label(text)}|`} ${name(to)}`;
}

/** A graph in the DOT language of Graphviz, with modules as clusters and the referring inputs as tooltips. */
import { byModule, subtitle } from "./labels.ts";
import type { Graph, GraphNode } from "./model.ts";

/** DOT text that ends with a line feed; `dot -Tsvg` renders it. `title` is the graph's name. */
export function dot(graph: Graph, title: string): string {
  const boxes =
    graph.by === "module"
      ? graph.nodes.map((node) => `  ${statement(node)}`)
      : [...byModule(graph.nodes)].flatMap(([module, nodes]) => [
          `  subgraph ${quote(`cluster_${module}`)} {`,
          `    label=${quote(module)};`,
          ...nodes.map((node) => `    ${statement(node)}`),
          "  }",
        ]);
  const edges = graph.edges.map(({ from, to, via, references, label }) => {
    if (label !== undefined) return `  ${quote(from)} -> ${quote(to)} [label=${quote(label)}];`;
    const tooltip = via.length > 0 ? via.join(", ") : `${references} references`;
    return `  ${quote(from)} -> ${quote(to)} [tooltip=${quote(tooltip)}];`;
  });
  const head = [
    `digraph ${quote(title)} {`,
    "  rankdir=LR;",
    '  node [shape=box, style=rounded, fontname="Helvetica"];',
    '  graph [fontname="Helvetica", style=rounded];',
  ];
  return `${[...head, ...boxes, ...edges, "}"].join("\n")}\n`;
}

function statement(node: GraphNode): string {
  return `${quote(node.id)} [label=${quote(`${node.id}\n${subtitle(node)}`)}];`;
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

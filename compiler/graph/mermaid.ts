/** A graph as a Mermaid flowchart, with modules as boxes around their resources. */
import { byModule, subtitle } from "./labels.ts";
import type { Graph, GraphNode } from "./model.ts";

/** Mermaid's default limits. A host can raise them (`maxEdges`, `maxTextSize`), but GitHub does not. */
export const mermaidLimits = { edges: 500, characters: 50_000 } as const;

/** Mermaid text that ends with a line feed. Nodes get numbered names (`n0`), so that no id can collide with a Mermaid keyword. */
export function mermaid(graph: Graph): string {
  const names = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const node = (entry: GraphNode) => `${names.get(entry.id)!}["${label(entry)}"]`;
  const boxes =
    graph.by === "module"
      ? graph.nodes.map((entry) => `  ${node(entry)}`)
      : [...byModule(graph.nodes)].flatMap(([module, nodes], index) => [
          `  subgraph m${index}["${escape(module)}"]`,
          ...nodes.map((entry) => `    ${node(entry)}`),
          "  end",
        ]);
  const edges = graph.edges.map(({ from, to, label: text }) => {
    const arrow = text === undefined ? "-->" : `-->|"${escape(text)}"|`;
    return `  ${names.get(from)!} ${arrow} ${names.get(to)!}`;
  });
  return `${["flowchart LR", ...boxes, ...edges].join("\n")}\n`;
}

function label(node: GraphNode): string {
  return `${escape(node.id)}<br/>${escape(subtitle(node))}`;
}

/** Replaces every character that could end the quoted text or begin markup by an entity code (`#35;`), which Mermaid decodes. */
function escape(text: string): string {
  return text.replace(/[^\w .:/-]/gu, (character) => `#${character.codePointAt(0)!};`);
}

/** A graph as a mermaid flowchart: modules as boxes around their resources. */
import { byModule, subtitle } from "./labels.ts";
import type { Graph, GraphNode } from "./model.ts";

/** Mermaid refuses more unless its host raises the limit (`maxEdges`, `maxTextSize`), which GitHub does not. */
export const mermaidLimits = { edges: 500, characters: 50_000 } as const;

/** Mermaid text, ending in a line end. Node names are numbered (`n0`), so that no id can be a word of mermaid's own. */
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
  const edges = graph.edges.map(({ from, to }) => `  ${names.get(from)!} --> ${names.get(to)!}`);
  return `${["flowchart LR", ...boxes, ...edges].join("\n")}\n`;
}

function label(node: GraphNode): string {
  return `${escape(node.id)}<br/>${escape(subtitle(node))}`;
}

/** Mermaid reads entity codes (`#35;`) in quoted text; everything that could end the text or begin markup becomes one. */
function escape(text: string): string {
  return text.replace(/[^\w .:/-]/gu, (character) => `#${character.codePointAt(0)!};`);
}

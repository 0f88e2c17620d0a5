/** Aliases that an edit would change along with the value that they repeat: they are written out first. */
import { isAlias, isNode, visit, type Alias, type Document, type Node } from "yaml";
import type { Located } from "./locate.ts";

/** The first alias to write out. `removes` tells that everything below the path's last entry goes. */
export function aliasToWriteOut(document: Document, { steps, alias }: Located, removes: boolean): Alias | undefined {
  if (alias !== undefined) return alias;
  const last = steps.at(-1)?.node ?? null;
  const inside = removes ? nodesBelow(last) : new Set<Node>();
  const touched = new Set<unknown>([document.contents, ...steps.map(({ node }) => node), ...inside]);
  let found: Alias | undefined;
  visit(document, {
    Alias: (_key, node) => {
      if (inside.has(node) || !touched.has(node.resolve(document))) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

function nodesBelow(root: Node | null): ReadonlySet<Node> {
  const nodes = new Set<Node>();
  if (root === null) return nodes;
  if (isAlias(root)) return nodes.add(root);
  visit(root, { Node: (_key, node) => void (isNode(node) && nodes.add(node)), Alias: (_key, node) => void nodes.add(node) });
  return nodes;
}

/** A section that stands in a file twice. */
import { isMap, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { keyOf } from "./document.ts";

/** Joins the halves of sections that stand in the file twice, so that none of them is said to lack what stands in the other one. */
export function joinDuplicates(node: unknown): void {
  if (isSeq(node)) for (const item of node.items) joinDuplicates(item);
  if (!isMap(node)) return;
  const first = new Map<string, Pair>();
  for (const pair of [...node.items]) {
    const earlier = first.get(keyOf(pair));
    if (earlier !== undefined && isMap(earlier.value) && isMap(pair.value)) join(node, earlier.value, pair);
    else first.set(keyOf(pair), pair);
  }
  for (const { value } of node.items) joinDuplicates(value);
}

function join(map: YAMLMap, into: YAMLMap, from: Pair<unknown, unknown>): void {
  into.items.push(...(from.value as YAMLMap<Node>).items);
  map.items.splice(map.items.indexOf(from), 1);
}

/** Diagram of one module's resources, their dependencies, and their dependents. */
import { typeLabel } from "../../reference/effect-words.ts";
import type { PlanResource } from "../../plan/types.ts";
import { readerOf, type PlanReader } from "../../plan/reader.ts";
import type { Plan } from "../../plan/types.ts";
import { label, nodeNames } from "./mermaid.ts";
import { withoutImplied, type Pair } from "./reduce.ts";

/** Above this number of boxes, all resources of one type share a box. */
const mostBoxes = 24;

interface Group {
  readonly key: string;
  readonly members: readonly PlanResource[];
}

/** Mermaid diagram of a module; empty if the plan has no resources of it. Each other module is one box. Transitive arrows are left out. */
export function moduleResourcesDiagram(plan: Plan, module: string, titles: ReadonlyMap<string, string>): string {
  const reader = readerOf(plan);
  const own = reader.ofModule(module);
  if (own.length === 0) return "";
  const groups = groupsOf(own, reader);
  const groupOf = new Map(groups.flatMap(({ key, members }) => members.map(({ id }) => [id, key] as const)));
  const name = nodeNames();
  const title = (other: string) => titles.get(other) ?? other;
  const edges = edgesOf(own, reader, groupOf, title);
  const outside = (side: keyof Pair) => [...new Set(edges.map((edge) => edge[side]).filter((end) => end.startsWith("module:")))].sort();
  const boxes = (ids: readonly string[]) => ids.map((id) => `  ${name(id)}([${label(id.slice(id.indexOf(" ") + 1))}])`);
  return [
    "flowchart LR",
    ...boxes(outside("from")),
    `  subgraph ${name("own")}[${label(title(module))}]`,
    ...groups.map(({ key, members }) => `    ${name(key)}[${boxLabel(members)}]`),
    "  end",
    ...boxes(outside("to")),
    ...edges.map(({ from, to }) => `  ${name(from)} --> ${name(to)}`),
  ].join("\n");
}

function boxLabel(members: readonly PlanResource[]): string {
  const [first] = members;
  if (members.length === 1) return label(first!.id, typeLabel(first!.type));
  return label(`${members.length} × ${typeLabel(first!.type)}`);
}

/** Resources of one type with the same neighbors share a box. If there are still too many boxes, all resources of one type do. */
function groupsOf(own: readonly PlanResource[], reader: PlanReader): readonly Group[] {
  const same = (resource: PlanResource) =>
    JSON.stringify([resource.type, [...reader.dependencies(resource)].sort(), [...reader.dependents(resource.id)].sort()]);
  const fine = groupBy(own, same);
  return fine.length <= mostBoxes ? fine : groupBy(own, ({ type }) => type);
}

function groupBy(resources: readonly PlanResource[], keyOf: (resource: PlanResource) => string): readonly Group[] {
  const groups = new Map<string, PlanResource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  return [...groups].map(([, members]) => ({ key: members[0]!.id, members }));
}

/**
 * Pairs of ends, without duplicates: the resource created first, and the one that needs it.
 * Ends in other modules are `module:<side> <title>`.
 */
function edgesOf(
  own: readonly PlanResource[],
  reader: PlanReader,
  groupOf: ReadonlyMap<string, string>,
  title: (module: string) => string,
): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (from: string, to: string) => void (from === to || pairs.set(`${from}>${to}`, { from, to }));
  const end = (id: string, side: "in" | "out") => groupOf.get(id) ?? `module:${side} ${title(reader.byId(id)!.module)}`;
  for (const resource of own) {
    const { id } = resource;
    for (const target of reader.dependencies(resource)) add(end(target, "in"), groupOf.get(id)!);
    for (const user of reader.dependents(id)) if (!groupOf.has(user)) add(groupOf.get(id)!, end(user, "out"));
  }
  return withoutImplied([...pairs.values()].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)));
}

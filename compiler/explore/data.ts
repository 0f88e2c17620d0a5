/** The data of an environment for the page: only what the page shows, with indexes instead of ids in long lists. */
import type { ExploreChange, PageChange } from "./change-types.ts";
import type { ExploreEnvironment, PageEdge, PageHead } from "./types.ts";

/** Size of one part: several hundred kilobytes of JSON. */
const [resourcesOfPart, edgesOfPart] = [200, 4000];

/** The data blocks of one environment, by the suffix of their ids; `""` is the head. */
export function pageData({ plan, edges, causes, findings, costs, change }: ExploreEnvironment): ReadonlyMap<string, unknown> {
  const all = [...plan.resources, ...(change?.deleted ?? [])];
  const places = new Map(all.map(({ id }, index) => [id, index]));
  const resources = partsOf(all, resourcesOfPart);
  const effects = partsOf(change?.effects ?? [], resourcesOfPart);
  const references = partsOf<PageEdge>(
    edges.map(({ from, to, via }) => [places.get(from)!, places.get(to)!, via]),
    edgesOfPart,
  );
  const head: PageHead = {
    project: plan.project,
    environment: plan.environment,
    class: plan.class,
    parts: { resources: resources.length, edges: references.length, effects: effects.length },
    causes,
    findings,
    waivers: plan.waivers,
    ...(costs === undefined ? {} : { costs }),
    ...(change === undefined ? {} : { change: headOf(change) }),
  };
  return new Map<string, unknown>([
    ["", head],
    ...resources.map((part, index) => [`-resources-${index}`, part] as const),
    ...references.map((part, index) => [`-edges-${index}`, part] as const),
    ...effects.map((part, index) => [`-effects-${index}`, part] as const),
  ]);
}

function headOf({ effects: _effects, deleted, ...rest }: ExploreChange): PageChange {
  return { ...rest, deleted: deleted.length };
}

function partsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}

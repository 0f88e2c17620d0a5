/** The data of an environment for the page: only what the page shows, with indexes instead of ids in long lists. */
import type { ExploreEnvironment, PageEdge, PageHead } from "./types.ts";

/** Size of one part: several hundred kilobytes of JSON. */
const [resourcesOfPart, edgesOfPart] = [200, 4000];

/** The data blocks of one environment, by the suffix of their ids; `""` is the head. */
export function pageData({ plan, edges, causes, findings, costs }: ExploreEnvironment): ReadonlyMap<string, unknown> {
  const places = new Map(plan.resources.map(({ id }, index) => [id, index]));
  const resources = partsOf(plan.resources, resourcesOfPart);
  const references = partsOf<PageEdge>(
    edges.map(({ from, to, via }) => [places.get(from)!, places.get(to)!, via]),
    edgesOfPart,
  );
  const head: PageHead = {
    project: plan.project,
    environment: plan.environment,
    class: plan.class,
    parts: { resources: resources.length, edges: references.length },
    causes,
    findings,
    waivers: plan.waivers,
    ...(costs === undefined ? {} : { costs }),
  };
  return new Map<string, unknown>([
    ["", head],
    ...resources.map((part, index) => [`-resources-${index}`, part] as const),
    ...references.map((part, index) => [`-edges-${index}`, part] as const),
  ]);
}

function partsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}

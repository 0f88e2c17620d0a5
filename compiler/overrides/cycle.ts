/** Detects cycles of references, which only overrides and extra resources can create. */
import { dependenciesOf } from "../plan/references.ts";
import type { PlanResource } from "../plan/types.ts";
import type { KeyPath } from "../source/types.ts";
import type { Report } from "./report.ts";

/** Reports one cycle, if there is any, at the overrides and extra resources in it. `placeOf` returns where the spec defines a resource. */
export function reportCycle(
  resources: ReadonlyMap<string, PlanResource>,
  placeOf: (id: string) => KeyPath | undefined,
  report: Report,
): void {
  const found = findCycle(resources);
  if (found === undefined) return;
  const start = found.findIndex((id) => placeOf(id) !== undefined);
  const cycle = [...found.slice(start), ...found.slice(0, start)];
  const places = cycle.flatMap((id) => {
    const at = placeOf(id);
    return at === undefined ? [] : [at];
  });
  const [first, ...others] = places;
  if (first === undefined) throw new Error(`modules plan a dependency cycle: ${cycle.join(" → ")}`);
  report.error("dependency-cycle", first, `resources form a dependency cycle: ${[...cycle, cycle[0]].join(" → ")}`, {
    help: "remove one of the references",
    related: others.map((at) => ({ ...report.place(at), message: "part of the cycle" })),
  });
}

function findCycle(resources: ReadonlyMap<string, PlanResource>): readonly string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    const resource = resources.get(id);
    if (resource === undefined || done.has(id)) return undefined;
    if (trail.includes(id)) return trail.slice(trail.indexOf(id));
    trail.push(id);
    for (const next of [...dependenciesOf(resource)].sort()) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(id);
    return undefined;
  };
  for (const id of resources.keys()) {
    const cycle = visit(id);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

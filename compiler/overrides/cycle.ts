/** Circles of references, which only overrides and extra resources can close. */
import { dependenciesOf } from "../plan/references.ts";
import type { PlanResource } from "../plan/types.ts";
import type { KeyPath } from "../source/types.ts";
import type { Report } from "./report.ts";

/** Reports one circle, at the overrides and extra resources in it, if there is any. `placeOf` is where the spec states a resource. */
export function reportCircle(
  resources: ReadonlyMap<string, PlanResource>,
  placeOf: (id: string) => KeyPath | undefined,
  report: Report,
): void {
  const found = findCircle(resources);
  if (found === undefined) return;
  const start = found.findIndex((id) => placeOf(id) !== undefined);
  const circle = [...found.slice(start), ...found.slice(0, start)];
  const places = circle.flatMap((id) => {
    const at = placeOf(id);
    return at === undefined ? [] : [at];
  });
  const [first, ...others] = places;
  if (first === undefined) throw new Error(`modules plan a circle: ${circle.join(" → ")}`);
  report.error("dependency-cycle", first, `resources refer to each other in a circle: ${[...circle, circle[0]].join(" → ")}`, {
    help: "none of them could be created first; take one reference out",
    related: others.map((at) => ({ ...report.place(at), message: "part of the circle" })),
  });
}

function findCircle(resources: ReadonlyMap<string, PlanResource>): readonly string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    const resource = resources.get(id);
    if (resource === undefined || done.has(id)) return undefined;
    if (trail.includes(id)) return trail.slice(trail.indexOf(id));
    trail.push(id);
    for (const next of [...dependenciesOf(resource)].sort()) {
      const circle = visit(next);
      if (circle !== undefined) return circle;
    }
    trail.pop();
    done.add(id);
    return undefined;
  };
  for (const id of resources.keys()) {
    const circle = visit(id);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

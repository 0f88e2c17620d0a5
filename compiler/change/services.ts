/** Which services use a resource, directly or through others. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";

export const serviceType = "aws:ecs/service:Service";

/** `ecs-service-api` is the service `api`. */
export function serviceName(id: string): string {
  return id.replace(/^ecs-service-/, "");
}

const none: ReadonlySet<string> = new Set();
const known = new WeakMap<PlanReader, ReadonlyMap<string, ReadonlySet<string>>>();

/** Names of the services that use a resource, in the order of the plan; a service uses itself. */
export function servicesUsing({ id }: PlanResource, reader: PlanReader): readonly string[] {
  const users = known.get(reader) ?? allUsers(reader);
  known.set(reader, users);
  return [...(users.get(id) ?? none)].sort();
}

/** One pass from the last resource, which nothing depends on, to the first. Resources with the same users share one set. */
function allUsers(reader: PlanReader): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, ReadonlySet<string>>();
  for (const { id, type } of reader.plan.resources.toReversed()) {
    const sets = new Set([...reader.dependents(id)].map((user) => users.get(user) ?? none));
    sets.delete(none);
    const [first = none] = sets;
    const own = type === serviceType ? [serviceName(id)] : [];
    users.set(id, sets.size <= 1 && own.length === 0 ? first : new Set([...[...sets].flatMap((set) => [...set]), ...own]));
  }
  return users;
}

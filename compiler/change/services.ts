/** Which services use a resource, directly or through others. */
import type { PlanReader } from "../plan/reader.ts";
import { referencesOf } from "../plan/references.ts";
import type { PlanResource } from "../plan/types.ts";

export const serviceType = "aws:ecs/service:Service";

/** `ecs-service-api` is the service `api`. */
export function serviceName(id: string): string {
  return id.replace(/^ecs-service-/, "");
}

const none: ReadonlySet<string> = new Set();
const known = new WeakMap<PlanReader, ReadonlyMap<string, ReadonlySet<string>>>();

/** Sorted names of the services that use a resource. A service uses itself, and the DNS record of its load balancer. */
export function servicesUsing(resource: PlanResource, reader: PlanReader): readonly string[] {
  if (resource.type.startsWith("aws:iam/")) return servicesActingAs(resource, reader);
  const users = known.get(reader) ?? allUsers(reader);
  known.set(reader, users);
  const through = resource.type === "aws:route53/record:Record" ? [...referencesOf(resource.inputs)] : [];
  return [...new Set([resource.id, ...through].flatMap((id) => [...(users.get(id) ?? none)]))].sort();
}

/** Permissions of tasks, and of the proxy on their way. What RDS or CloudWatch may do is nothing that a service misses. */
function servicesActingAs(resource: PlanResource, reader: PlanReader): readonly string[] {
  const seen = new Set([resource.id]);
  for (const id of seen) {
    for (const user of reader.dependents(id)) if (/^aws:(iam|ecs|rds\/proxy)/.test(reader.byId(user)!.type)) seen.add(user);
  }
  return [...seen]
    .filter((id) => reader.byId(id)!.type === serviceType)
    .map(serviceName)
    .sort();
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

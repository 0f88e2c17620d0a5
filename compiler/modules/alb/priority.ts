/**
 * Priorities of the listener's rules. They are unique per listener and a change onto a taken one is refused, so each is a function
 * of the service's name alone: adding or removing a service moves no other.
 */
import { shortHash } from "../../canonical/hash.ts";

/** Stated for the services that exist; a service may be added here when its hash collides. */
const stated: Readonly<Record<string, number>> = { api: 100, realtime: 200 };
/** AWS takes 1–50000 (aws-constraints B8); below 1000 is for stated ones. */
const [first, last] = [1000, 50_000];

/** Priority of a service's rule, 1–50000. */
export function listenerPriority(service: string): number {
  return stated[service] ?? first + (Number.parseInt(shortHash([service], 8), 16) % (last - first + 1));
}

/** Throws when two services have the same priority: one of them must then be stated. */
export function requireDistinctPriorities(services: readonly string[]): void {
  const owners = new Map<number, string>();
  for (const service of services) {
    const priority = listenerPriority(service);
    const owner = owners.get(priority);
    if (owner !== undefined) throw new Error(`services ${owner} and ${service} share listener priority ${priority}: state one of them`);
    owners.set(priority, service);
  }
}

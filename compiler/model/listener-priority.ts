/**
 * Priorities of listener rules. Priorities are unique per listener, and AWS rejects a change to one that is in use. Each priority is
 * therefore a function of the service's name alone: adding or removing a service changes no other. The rule `listener-rule-conflict`
 * reports equal priorities.
 */
import { shortHash } from "../canonical/hash.ts";

/** Fixed priorities of the built-in services. */
const stated: Readonly<Record<string, number>> = { api: 100, realtime: 200 };
/** AWS allows 1–50000. Priorities below 1000 are left for those that a spec states. */
const [first, last] = [1000, 50_000];

/** Priority of a service's listener rule if the spec states none, 1–50000. */
export function listenerPriority(service: string): number {
  return stated[service] ?? first + (Number.parseInt(shortHash([service], 8), 16) % (last - first + 1));
}

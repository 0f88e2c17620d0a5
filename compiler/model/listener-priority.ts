/**
 * Priorities of the listener's rules. They are unique per listener and a change onto a taken one is refused, so each is a function
 * of the service's name alone: adding or removing a service moves no other. Rule listener-rule-conflict finds two that are the same.
 */
import { shortHash } from "../canonical/hash.ts";

/** Stated for the services that every environment has. */
const stated: Readonly<Record<string, number>> = { api: 100, realtime: 200 };
/** AWS takes 1–50000 (aws-constraints B8); below 1000 is for stated ones. */
const [first, last] = [1000, 50_000];

/** Priority of a service's rule where the spec states none, 1–50000. */
export function listenerPriority(service: string): number {
  return stated[service] ?? first + (Number.parseInt(shortHash([service], 8), 16) % (last - first + 1));
}

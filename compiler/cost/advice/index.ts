import type { Advice, Adviser, Situation } from "./types.ts";
import { endpointAdvice } from "./endpoints.ts";
import { gravitonAdvice } from "./graviton.ts";
import { logRetentionAdvice } from "./log-retention.ts";
import { replicaAdvice } from "./replica.ts";
import { spotAdvice } from "./spot.ts";
import { storageAdvice } from "./storage.ts";
import { subscriberAdvice } from "./subscribers.ts";

export type { Advice } from "./types.ts";

const advisers: readonly Adviser[] = [
  endpointAdvice,
  gravitonAdvice,
  spotAdvice,
  storageAdvice,
  logRetentionAdvice,
  subscriberAdvice,
  replicaAdvice,
];

/**
 * All advice for an environment, largest savings first. Advice that would increase the cost comes last; it is listed to show that the
 * option was considered.
 */
export function adviceOn(situation: Situation): readonly Advice[] {
  const all = advisers.flatMap((advise) => advise(situation));
  return all.sort((a, b) => {
    if (a.saves !== b.saves) return a.saves < b.saves ? 1 : -1;
    return a.title < b.title ? -1 : 1;
  });
}

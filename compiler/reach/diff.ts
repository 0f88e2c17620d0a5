/** How reachability differs between two plans. */
import type { Plan } from "../plan/types.ts";
import { reachOf } from "./index.ts";
import { difference } from "./ports.ts";
import type { Pair, ReachChange, ReachDiff } from "./types.ts";

/** What becomes reachable and what no longer is, by the names of endpoints. An absent plan reaches nothing. */
export function reachDiff(before: Plan | undefined, after: Plan | undefined): ReachDiff {
  const [old, young] = [pairsOf(before), pairsOf(after)];
  return { opened: gained(young, old), closed: gained(old, young) };
}

function pairsOf(plan: Plan | undefined): ReadonlyMap<string, Pair> {
  return new Map((plan === undefined ? [] : reachOf(plan).all()).map((pair) => [`${pair.from} ${pair.to}`, pair]));
}

function gained(pairs: ReadonlyMap<string, Pair>, others: ReadonlyMap<string, Pair>): readonly ReachChange[] {
  return [...pairs].flatMap(([key, { from, to, ports, certain }]) => {
    const more = difference(ports, others.get(key)?.ports ?? []);
    return more.length === 0 ? [] : [{ from, to, ports: more, unknown: difference(more, certain).length > 0 }];
  });
}

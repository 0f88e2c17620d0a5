/** How reachability differs between two plans. */
import { isSameJson } from "../canonical/equal.ts";
import type { Plan } from "../plan/types.ts";
import { reachOf } from "./index.ts";
import { difference } from "./ports.ts";
import { networkPart } from "./read.ts";
import type { Pair, ReachChange, ReachDiff } from "./types.ts";

/** What becomes reachable and what no longer is, by the names of endpoints. An absent plan reaches nothing. */
export function reachDiff(before: Plan | undefined, after: Plan | undefined): ReachDiff {
  if (before !== undefined && after !== undefined && decideAlike(before, after)) return { opened: [], closed: [] };
  const [old, young] = [pairsOf(before), pairsOf(after)];
  return { opened: gained(young, old), closed: gained(old, young) };
}

/** Is everything that reachability is computed from the same? It is in most changes, and comparing is much cheaper than computing. */
function decideAlike(before: Plan, after: Plan): boolean {
  const deciding = (plan: Plan) => {
    const { outputs, config, data, providers } = plan;
    return [networkPart(plan).map(({ id, type, inputs }) => [id, type, inputs]), outputs, config, data, providers];
  };
  return isSameJson(deciding(before), deciding(after));
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

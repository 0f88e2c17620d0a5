/** The downtime of a whole change: outages of resources that wait for each other add up, others happen at the same time. */
import type { Assessment } from "../change/danger/index.ts";
import type { Downtime } from "../change/danger/verdict.ts";
import { dependenciesOf } from "../plan/references.ts";
import type { Plan } from "../plan/types.ts";

/** Downtimes along one chain of resources. */
export interface Chain extends Downtime {
  /** Resources that add to it, in their order. */
  readonly resources: readonly string[];
}

/** The chain with the longest downtime; undefined if nothing is down. */
export function longestDowntime(after: Plan | undefined, assessments: readonly Assessment[]): Chain | undefined {
  const own = new Map(
    assessments.flatMap(({ operation, downtime }) => (downtime === undefined ? [] : [[operation.id, downtime] as const])),
  );
  if (own.size === 0) return undefined;
  const chains = new Map<string, Chain>();
  let longest: Chain | undefined;
  for (const resource of after?.resources ?? []) {
    let chain: Chain | undefined;
    for (const id of dependenciesOf(resource)) chain = longer(chain, chains.get(id));
    const added = own.get(resource.id);
    if (added !== undefined) chain = extended(chain, resource.id, added);
    if (chain === undefined) continue;
    chains.set(resource.id, chain);
    longest = longer(longest, chain);
  }
  return longest;
}

function longer(a: Chain | undefined, b: Chain | undefined): Chain | undefined {
  return a === undefined || (b !== undefined && b.seconds[1] > a.seconds[1]) ? b : a;
}

function extended(chain: Chain | undefined, id: string, { seconds, who, source }: Downtime): Chain {
  if (chain === undefined) return { seconds, who, source, resources: [id] };
  return {
    seconds: [chain.seconds[0] + seconds[0], chain.seconds[1] + seconds[1]],
    who: [...new Set([...chain.who, ...who])],
    source: chain.source === source ? source : `${chain.source}; ${source}`,
    resources: [...chain.resources, id],
  };
}

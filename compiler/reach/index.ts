/**
 * Reachability: who can open connections to whom, through addresses, routes, network ACLs, security groups and listeners. Computed from the
 * plan alone, as sets of packets. What is known only at deployment may let everything pass. A web ACL judges requests on connections that
 * exist already, so it keeps no packet out.
 */
import type { Plan } from "../plan/types.ts";
import { endpointsOf } from "./endpoints.ts";
import { NetworkAcls } from "./network-acls.ts";
import { Paths } from "./pairs.ts";
import { union } from "./ports.ts";
import { networkReader } from "./read.ts";
import { Routes } from "./routes.ts";
import { SecurityGroups } from "./security-groups.ts";
import type { Pair, Reach } from "./types.ts";

const known = new WeakMap<Plan, Reach>();

/** All ordered pairs of endpoints of a plan. Cached. */
export function reachOf(plan: Plan): Reach {
  const cached = known.get(plan);
  if (cached !== undefined) return cached;
  const found = compute(plan);
  known.set(plan, found);
  return found;
}

function compute(plan: Plan): Reach {
  const reader = networkReader(plan);
  const groups = new SecurityGroups(reader);
  const nodes = endpointsOf(reader, groups);
  const paths = new Paths(reader, { groups, acls: new NetworkAcls(reader), routes: new Routes(reader), nodes });
  const pairs = nodes.flatMap((from) =>
    nodes.flatMap((to): readonly Pair[] => {
      if (from === to && from.interfaces.length === 0) return [];
      const flows = paths.between(from, to);
      const certain = flows.filter(({ unknown }) => unknown.length === 0);
      return [{ from: from.name, to: to.name, ports: union(flows), certain: union(certain), flows }];
    }),
  );
  return { endpoints: nodes.map(({ interfaces: _interfaces, ...endpoint }) => endpoint), pairs };
}

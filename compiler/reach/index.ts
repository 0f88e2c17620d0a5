/**
 * Reachability: who can open connections to whom, through addresses, routes, network ACLs, security groups and listeners. Computed from the
 * plan alone, as sets of packets. What is known only at deployment may let everything pass. A web ACL judges requests on connections that
 * exist already, so it keeps no packet out.
 */
import type { Plan } from "../plan/types.ts";
import { endpointsOf, type Node } from "./endpoints.ts";
import { NetworkAcls } from "./network-acls.ts";
import { Paths } from "./paths.ts";
import { everything, union } from "./ports.ts";
import { networkReader } from "./read.ts";
import { Routes } from "./routes.ts";
import { SecurityGroups } from "./security-groups.ts";
import type { Endpoint, Pair, Ports, Reach } from "./types.ts";

const known = new WeakMap<Plan, Reach>();

/** Reachability of a plan; cached, and each pair is computed when it is asked for. */
export function reachOf(plan: Plan): Reach {
  const cached = known.get(plan);
  if (cached !== undefined) return cached;
  const found = new PlanReach(plan);
  known.set(plan, found);
  return found;
}

class PlanReach implements Reach {
  readonly endpoints: readonly Endpoint[];
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #paths: Paths;
  readonly #pairs = new Map<string, Pair>();

  constructor(plan: Plan) {
    const reader = networkReader(plan);
    const groups = new SecurityGroups(reader);
    const nodes = endpointsOf(reader, groups);
    this.#nodes = new Map(nodes.map((node) => [node.name, node]));
    this.#paths = new Paths(reader, { groups, acls: new NetworkAcls(reader), routes: new Routes(reader), nodes });
    this.endpoints = nodes.map(({ interfaces: _interfaces, ...endpoint }) => endpoint);
  }

  pair(from: string, to: string): Pair | undefined {
    const [source, destination] = [this.#nodes.get(from), this.#nodes.get(to)];
    if (source === undefined || destination === undefined || (source === destination && source.interfaces.length === 0)) return undefined;
    const key = `${from} ${to}`;
    const cached = this.#pairs.get(key);
    if (cached !== undefined) return cached;
    const flows = this.#paths.answer({ from: source, to: destination, traffic: everything, stops: new Set() });
    const certain = flows.filter(({ unknown }) => unknown.length === 0);
    const pair = { from, to, ports: union(flows), certain: union(certain), flows };
    this.#pairs.set(key, pair);
    return pair;
  }

  stops(from: string, to: string, traffic: Ports): readonly string[] {
    const [source, destination] = [this.#nodes.get(from), this.#nodes.get(to)];
    const stops = new Set<string>();
    if (source !== undefined && destination !== undefined) this.#paths.answer({ from: source, to: destination, traffic, stops });
    return [...stops];
  }

  all(): readonly Pair[] {
    return this.endpoints.flatMap(({ name: from }) => this.endpoints.flatMap(({ name: to }) => this.pair(from, to) ?? []));
  }
}

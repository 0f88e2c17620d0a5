/** Checks an assertion against the reachability of a plan. */
import { nearest } from "../../diagnostics/nearest.ts";
import { groupNames } from "../endpoints.ts";
import { difference, everything, overlap } from "../ports.ts";
import type { Endpoint, Pair, Ports, Reach } from "../types.ts";
import type { Assertion } from "./parse.ts";
import { witnessOf, type Witness } from "./witness.ts";

/** Why an assertion does not hold. */
export type Failure =
  /** No endpoint has this name. */
  | { readonly kind: "unknown-endpoint"; readonly name: string; readonly suggestion: string | undefined; readonly names: readonly string[] }
  /** Packets arrive that must not; `unknown` if the plan only cannot rule them out. */
  | { readonly kind: "reachable"; readonly pair: Pair; readonly ports: readonly Ports[]; readonly witness: Witness }
  /** Packets do not arrive; where they stop. */
  | { readonly kind: "unreachable"; readonly pair: Pair; readonly ports: readonly Ports[]; readonly stops: readonly string[] }
  /** Whether packets arrive is known only at deployment. */
  | { readonly kind: "unproven"; readonly pair: Pair; readonly ports: readonly Ports[]; readonly because: string }
  /** The plan has none of these endpoints. */
  | { readonly kind: "absent"; readonly name: string };

/** Everything that is wrong with an assertion; nothing if it holds. */
export function failuresOf(reach: Reach, assertion: Assertion): readonly Failure[] {
  const unknown = [assertion.from, assertion.to].filter((name) => membersOf(reach, name) === undefined);
  if (unknown.length > 0) return [...new Set(unknown)].map((name) => strange(reach, name));
  const [sources, destinations] = [membersOf(reach, assertion.from)!, membersOf(reach, assertion.to)!];
  if (!assertion.isNegative) {
    const empty = [sources, destinations].findIndex(({ length }) => length === 0);
    if (empty >= 0) return [{ kind: "absent", name: empty === 0 ? assertion.from : assertion.to }];
  }
  return sources.flatMap((from) =>
    destinations.flatMap((to) => {
      const pair = from.name === to.name ? undefined : reach.pair(from.name, to.name);
      return pair === undefined ? [] : failuresOfPair(reach, pair, assertion);
    }),
  );
}

function failuresOfPair(reach: Reach, pair: Pair, { isNegative, isExclusive, ports }: Assertion): readonly Failure[] {
  if (isNegative) return reachable(pair, overlap(pair.ports, ports ?? [everything]));
  if (ports === undefined) return pair.certain.length > 0 ? [] : missing(reach, pair, [everything]);
  const extra = isExclusive ? difference(pair.ports, ports) : [];
  return [...missing(reach, pair, difference(ports, pair.certain)), ...reachable(pair, extra)];
}

function reachable(pair: Pair, ports: readonly Ports[]): readonly Failure[] {
  return ports.length === 0 ? [] : [{ kind: "reachable", pair, ports, witness: witnessOf(pair, ports) }];
}

function missing(reach: Reach, pair: Pair, ports: readonly Ports[]): readonly Failure[] {
  if (ports.length === 0) return [];
  const never = difference(ports, pair.ports);
  const whole = ports[0] === everything && pair.ports.length > 0;
  if (never.length > 0 && !whole) return [{ kind: "unreachable", pair, ports: never, stops: reach.stops(pair.from, pair.to, never[0]!) }];
  const because = pair.flows.find(({ unknown }) => unknown.length > 0)?.unknown[0] ?? "";
  return [{ kind: "unproven", pair, ports, because }];
}

/** Endpoints of that name, or of that group; undefined if there is no such name. */
function membersOf({ endpoints }: Reach, name: string): readonly Endpoint[] | undefined {
  const exact = endpoints.filter((endpoint) => endpoint.name === name || endpoint.resource === name);
  if (exact.length > 0) return exact;
  return Object.hasOwn(groupNames, name) ? endpoints.filter(({ kind }) => kind === groupNames[name]) : undefined;
}

function strange({ endpoints }: Reach, name: string): Failure {
  const names = [...new Set([...Object.keys(groupNames), ...endpoints.map((endpoint) => endpoint.name)])];
  return { kind: "unknown-endpoint", name, suggestion: nearest(name, names), names };
}

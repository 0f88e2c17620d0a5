/** One packet out of many, with its path. */
import { addressText } from "../addresses.ts";
import { hasPorts, overlap, portsText } from "../ports.ts";
import type { Flow, Hop, Pair, Ports, Range } from "../types.ts";

export interface Witness {
  readonly source: string;
  readonly destination: string;
  /** `tcp/443`, `icmp`. */
  readonly traffic: string;
  readonly hops: readonly Hop[];
  /** Why it is not certain that the packet arrives; empty if it is. */
  readonly unknown: readonly string[];
}

/** A packet that passes on one of the ports; one that certainly does, if there is any. */
export function witnessOf({ flows }: Pair, ports: readonly Ports[]): Witness {
  const passing = flows.filter((flow) => overlap([flow], ports).length > 0);
  const flow = passing.find(({ unknown }) => unknown.length === 0) ?? passing[0]!;
  return {
    source: addressText(typical(flow.source)),
    destination: addressText(typical(flow.destination)),
    traffic: trafficText(overlap([flow], ports)),
    hops: flow.hops,
    unknown: flow.unknown,
  };
}

/** AWS reserves the first addresses of a subnet, so a packet with one of the next is easier to believe. */
function typical([from, to]: Flow["source"]): bigint {
  return from + 10n <= to ? from + 10n : from;
}

function trafficText(sets: readonly Ports[]): string {
  const tcp = sets.find(({ protocol: [from, to] }) => from <= 6 && 6 <= to);
  const { protocol, ports } = tcp ?? sets[0]!;
  const number = tcp === undefined ? protocol[0] : 6;
  const one: Range = hasPorts(number) ? [ports[0], ports[0]] : ports;
  return portsText([{ protocol: [number, number], ports: one }]);
}

/** The steps of a path: `route to vpc-internet-gateway (vpc-public-default-route), ingress rule of sg-alb (sg-rule-web)`. */
export function pathText(hops: readonly Hop[]): string {
  return hops.map(hopText).join(", ");
}

function hopText({ resource, property, text }: Hop): string {
  if (resource === undefined) return text;
  return `${text} (${resource}${property === undefined ? "" : `.${property}`})`;
}

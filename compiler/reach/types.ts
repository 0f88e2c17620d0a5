/** Who can open connections to whom, according to a plan. */

/** Inclusive bounds. Addresses of both families are on one line, which `addresses.ts` describes. */
export type Range<N extends number | bigint = number> = readonly [from: N, to: N];

export type EndpointKind =
  "internet" | "networks" | "load-balancer" | "task" | "database" | "proxy" | "cache" | "vpc-endpoint" | "nat" | "other";

/** Something that sends or receives packets. */
export interface Endpoint {
  /** Its name in assertions and reports: `internet`, `api`, `rds-instance`. */
  readonly name: string;
  readonly kind: EndpointKind;
  /** Id of the planned resource; absent for the internet, for other networks and for run-once tasks. */
  readonly resource?: string;
}

/** A step that a packet passes, in order. */
export interface Hop {
  readonly kind: "security-group" | "network-acl" | "route" | "address" | "listener" | "nat";
  /** Id of the planned resource that lets the packet pass; absent if AWS does it by itself. */
  readonly resource?: string;
  /** Input of the resource: `ingress`. */
  readonly property?: string;
  /** What happens there: `egress rule of sg-api`. */
  readonly text: string;
}

/** Packets between two endpoints: every combination of its ranges. */
export interface Flow {
  readonly source: Range<bigint>;
  readonly destination: Range<bigint>;
  /** IANA protocol numbers. */
  readonly protocol: Range;
  /** Destination ports of TCP and UDP. Of ICMP: type × 256 + code. */
  readonly ports: Range;
  readonly hops: readonly Hop[];
  /** Why it is not certain before deployment that these packets arrive; empty if it is. */
  readonly unknown: readonly string[];
}

/** Ports of one protocol. */
export interface Ports {
  readonly protocol: Range;
  readonly ports: Range;
}

/** What one endpoint reaches at another. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  /** Everything that may arrive: disjoint, sorted. Empty if nothing does. */
  readonly ports: readonly Ports[];
  /** The part of it that is certain before deployment. */
  readonly certain: readonly Ports[];
  readonly flows: readonly Flow[];
}

/** All endpoints of a plan, and every ordered pair of them. */
export interface Reach {
  readonly endpoints: readonly Endpoint[];
  /** The pair of two endpoints by name; undefined if there are none, or if nothing ever passes from an endpoint without interfaces to itself. */
  pair(from: string, to: string): Pair | undefined;
  /** Where packets between two endpoints stop, in words, for packets of which none arrives. */
  stops(from: string, to: string, traffic: Ports): readonly string[];
  /** Every pair, also those between which nothing passes: by the sources, then the destinations, in the order of `endpoints`. */
  all(): readonly Pair[];
}

/** How reachability differs between two plans. */
export interface ReachDiff {
  /** Reachable after the change only. */
  readonly opened: readonly ReachChange[];
  /** Reachable before the change only. */
  readonly closed: readonly ReachChange[];
}

export interface ReachChange {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly Ports[];
  /** Not certain before deployment: the plan cannot rule these packets out. */
  readonly unknown: boolean;
}

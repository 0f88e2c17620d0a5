/** The way of packets from one endpoint to another, step by step. */
import type { PlanReader } from "../plan/reader.ts";
import { families, internet, within, type AddressRange } from "./addresses.ts";
import { listenersOf, type Node } from "./endpoints.ts";
import { open, packets, through, type Gate, type Packets } from "./flows.ts";
import type { Interface } from "./interfaces.ts";
import type { NetworkAcls } from "./network-acls.ts";
import { everyPort, protocolNumber } from "./ports.ts";
import { subtract } from "./ranges.ts";
import { identity, scalar } from "./read.ts";
import type { RouteGate, Routes, TargetKind } from "./routes.ts";
import type { Peer, SecurityGroups } from "./security-groups.ts";
import { vpcBlocks, type Addresses } from "./subnets.ts";
import type { Ports } from "./types.ts";

/** Packets of which the path is asked for. */
export interface Question {
  readonly from: Node;
  readonly to: Node;
  /** Only these packets. */
  readonly traffic: Ports;
  /** Receives where all packets of one kind stop. */
  readonly stops: Set<string>;
}

export class Paths {
  readonly #reader: PlanReader;
  readonly #groups: SecurityGroups;
  readonly #acls: NetworkAcls;
  readonly #routes: Routes;
  readonly #nats: ReadonlyMap<string, Node>;
  readonly #listeners = new Map<Node, readonly Gate[]>();
  readonly #gates = new Map<string, readonly Gate[]>();
  /** Addresses outside of the VPCs: of the internet, and all of them. */
  readonly #outside: { readonly internet: readonly AddressRange[]; readonly networks: readonly AddressRange[] };

  constructor(reader: PlanReader, parts: { groups: SecurityGroups; acls: NetworkAcls; routes: Routes; nodes: readonly Node[] }) {
    this.#reader = reader;
    this.#groups = parts.groups;
    this.#acls = parts.acls;
    this.#routes = parts.routes;
    this.#nats = new Map(
      parts.nodes.flatMap((node) => (node.kind === "nat" && node.resource !== undefined ? [[node.resource, node]] : [])),
    );
    const own = reader
      .ofType("aws:ec2/vpc:Vpc")
      .flatMap(({ id }) => vpcBlocks(reader, id).flatMap(({ range, vague }) => (vague === undefined ? [range] : [])));
    this.#outside = { internet: subtract(internet, own), networks: subtract(families, own) };
  }

  /** Everything that may pass from one endpoint to another. */
  answer(question: Question): readonly Packets[] {
    const { from, to } = question;
    if (to.kind === "nat") return from.interfaces.flatMap((own) => this.#toNat(question, own));
    if (from.kind === "nat" && to.kind !== "internet") return [];
    if (from.interfaces.length > 0 && to.interfaces.length > 0) {
      return from.interfaces.flatMap((own) => to.interfaces.flatMap((other) => this.#inside(question, own, other)));
    }
    if (from.kind === "internet") return to.interfaces.flatMap((other) => this.#fromInternet(question, other));
    if (from.kind === "networks") return to.interfaces.flatMap((other) => this.#fromNetworks(question, other));
    if (to.kind === "internet") return from.interfaces.flatMap((own) => this.#toInternet(question, own));
    if (to.kind === "networks") return from.interfaces.flatMap((own) => this.#toNetworks(question, own));
    return from.interfaces.flatMap((own) => this.#toService(question, own));
  }

  /** Inside of the VPC, or between VPCs that a route connects. */
  #inside(question: Question, own: Interface, other: Interface): readonly Packets[] {
    if (this.#refuses(question, other, { groups: own.groups ?? [] })) return [];
    const isSameVpc = own.subnet.vpc === other.subnet.vpc || own.subnet.vpc === undefined || other.subnet.vpc === undefined;
    const kinds: readonly TargetKind[] = isSameVpc ? ["local", "any"] : ["networks", "any"];
    const left = this.#leaving(question, own, other.addresses, { groups: other.groups ?? [] });
    const routed = pass(question, left, this.#routed(own, kinds, isSameVpc), `${own.subnet.id} has no route there`);
    const crossed = own.subnet.id === other.subnet.id ? routed : this.#enter(question, this.#exit(question, routed, own), other);
    return this.#arriving(question, crossed, other, { groups: own.groups ?? [] });
  }

  #fromInternet(question: Question, other: Interface): readonly Packets[] {
    if (this.#refuses(question, other, { isInternet: true })) return [];
    const sent = start(question, plain(this.#outside.internet), other.addresses);
    const addressed = pass(question, sent, publicly("destination", other), "it has no public address");
    // A subnet without a route to an internet gateway gets nothing from it, whatever addresses its interfaces have.
    const back = backward(this.#routed(other, ["internet-gateway", "any"]));
    const routed = pass(question, addressed, back, `${other.subnet.id} has no route to an internet gateway`);
    return this.#arriving(question, this.#enter(question, routed, other), other, { isInternet: true });
  }

  /** Nobody knows what a network on the other side of a gateway routes here. */
  #fromNetworks(question: Question, other: Interface): readonly Packets[] {
    if (this.#refuses(question, other, {})) return [];
    const sent = start(question, plain(this.#outside.networks), other.addresses);
    const back = backward(this.#routed(other, ["networks", "any"]));
    const routed = pass(question, sent, back, `${other.subnet.id} has no route to other networks`);
    return this.#arriving(question, this.#enter(question, routed, other), other, {});
  }

  #toInternet(question: Question, own: Interface): readonly Packets[] {
    const out = this.#exit(question, this.#leaving(question, own, plain(this.#outside.internet), { isInternet: true }), own);
    if (out.length === 0) return [];
    const routed = through(out, this.#routed(own, ["internet-gateway", "egress-only-gateway", "any", "networks"]));
    const direct = pass(question, routed, publicly("source", own), "it has no public address");
    const nats = this.#routes.of(own.subnet).filter(({ kind }) => kind === "nat");
    if (routed.length + nats.length === 0) question.stops.add(`${own.subnet.id} has no route to the internet`);
    const translated = nats.flatMap((route) => {
      const node = this.#nats.get(route.target ?? "");
      const passed = through(out, [asGate(route)]);
      if (node === undefined) return through(passed, [{ unknown: `the NAT gateway ${route.target ?? ""} is not in the plan` }]);
      return node.interfaces.flatMap((nat) => this.#behindNat(question, this.#enterNat(question, passed, own, nat), nat, node));
    });
    return [...direct, ...translated];
  }

  /** Everything that a NAT gateway gets to forward. */
  #toNat(question: Question, own: Interface): readonly Packets[] {
    const { to } = question;
    const routes = this.#routes.of(own.subnet).filter(({ kind, target }) => kind === "nat" && target === to.resource);
    if (routes.length === 0) question.stops.add(`${own.subnet.id} has no route to ${to.name}`);
    if (routes.length === 0) return [];
    const out = this.#exit(question, this.#leaving(question, own, plain(this.#outside.networks), { isInternet: true }), own);
    return to.interfaces.flatMap((nat) => this.#enterNat(question, through(out, routes.map(asGate)), own, nat));
  }

  #enterNat(question: Question, flows: readonly Packets[], own: Interface, nat: Interface): readonly Packets[] {
    return own.subnet.id === nat.subnet.id ? flows : this.#enter(question, flows, nat);
  }

  #behindNat(question: Question, flows: readonly Packets[], nat: Interface, { name, resource }: Node): readonly Packets[] {
    const hop = { kind: "nat", ...(resource === undefined ? {} : { resource }), text: "NAT gateway" } as const;
    const unknown = nat.isPublic === "unknown" ? `whether ${name} has a public address is known only at deployment` : undefined;
    const translated = pass(question, flows, nat.isPublic === false ? [] : [{ hop, unknown }], `${name} has no public address`);
    const gates = this.#routed(nat, ["internet-gateway", "any", "networks"]);
    return this.#exit(question, pass(question, translated, gates, `${nat.subnet.id} has no route to the internet`), nat);
  }

  #toNetworks(question: Question, own: Interface): readonly Packets[] {
    const out = this.#leaving(question, own, plain(this.#outside.networks), {});
    const routed = pass(question, out, this.#routed(own, ["networks", "any"]), `${own.subnet.id} has no route to other networks`);
    return this.#exit(question, routed, own);
  }

  #toService(question: Question, own: Interface): readonly Packets[] {
    const { to } = question;
    const vague = `which addresses ${to.name} has is known only at deployment`;
    const targets = this.#outside.internet.map((range) => ({ range, vague }));
    const routes = this.#routes.of(own.subnet).filter(({ kind, target }) => kind === "service" && target === to.resource);
    const gates = [...routes.map(asGate), ...this.#routed(own, ["any"]).filter((gate) => gate.unknown !== undefined)];
    const out = this.#leaving(question, own, targets, { service: to.resource });
    return this.#exit(question, pass(question, out, gates, `${own.subnet.id} has no route to ${to.name}`), own);
  }

  #leaving(question: Question, own: Interface, destinations: readonly Addresses[], peer: Peer): readonly Packets[] {
    const gates = this.#groups.gates("egress", own.groups, peer);
    return pass(question, start(question, own.addresses, destinations), gates, `no egress rule of ${text(own.groups)} lets it out`);
  }

  /** Does no rule admit anything? Most pairs end here, before anything else is looked at. */
  #refuses({ stops }: Question, { groups }: Interface, peer: Peer): boolean {
    if (this.#groups.gates("ingress", groups, peer).length > 0) return false;
    stops.add(noIngress(groups));
    return true;
  }

  #arriving(question: Question, flows: readonly Packets[], other: Interface, peer: Peer): readonly Packets[] {
    const gates = this.#groups.gates("ingress", other.groups, peer);
    const admitted = pass(question, flows, gates, noIngress(other.groups));
    return pass(question, admitted, this.#accepted(question.to), `no listener of ${question.to.name} has that port`);
  }

  #exit(question: Question, flows: readonly Packets[], { subnet }: Interface): readonly Packets[] {
    return pass(question, flows, this.#acls.gates("egress", subnet.id, subnet.vpc), `the network ACL of ${subnet.id} does not let it out`);
  }

  #enter(question: Question, flows: readonly Packets[], { subnet }: Interface): readonly Packets[] {
    return pass(question, flows, this.#acls.gates("ingress", subnet.id, subnet.vpc), `the network ACL of ${subnet.id} does not let it in`);
  }

  /** Routes of a subnet to targets of these kinds. AWS delivers inside of a VPC even if its blocks are not known. */
  #routed(own: Interface, kinds: readonly TargetKind[], isInside = false): readonly Gate[] {
    const key = [own.subnet.id, kinds, isInside].join(" ");
    const known = this.#gates.get(key);
    if (known !== undefined) return known;
    const found = this.#routes.of(own.subnet).filter(({ kind }) => kinds.includes(kind));
    const gates = found.map((route) => ({ ...asGate(route), unknown: route.unknown ?? doubt(route, isInside) }));
    this.#gates.set(key, gates);
    return gates;
  }

  /** What the endpoint listens on, if the plan says so. */
  #accepted(to: Node): readonly Gate[] {
    if (to.kind !== "load-balancer") return open;
    const known = this.#listeners.get(to);
    if (known !== undefined) return known;
    const isClassic = this.#reader.byId(to.resource)?.type.startsWith("aws:elb/") ?? false;
    const gates = isClassic ? open : listenersOf(this.#reader, to).flatMap((listener) => this.#listening(listener));
    this.#listeners.set(to, gates);
    return gates;
  }

  #listening({ id, inputs }: ReturnType<typeof listenersOf>[number]): readonly Gate[] {
    const port = scalar(this.#reader, inputs["port"]);
    const protocol = scalar(this.#reader, inputs["protocol"]).text ?? "HTTP";
    const names = { UDP: ["udp"], QUIC: ["udp"], TCP_UDP: ["tcp", "udp"], TCP_QUIC: ["tcp", "udp"], GENEVE: ["udp"] }[protocol] ?? ["tcp"];
    const isSure = identity(this.#reader, inputs["loadBalancerArn"]) !== undefined && port.text !== undefined;
    return names.map((name) => {
      const number = protocolNumber(name)!;
      return {
        protocol: [number, number],
        ports: port.text === undefined ? everyPort : [Number(port.text), Number(port.text)],
        hop: { kind: "listener", resource: id, text: "listener" },
        unknown: isSure ? undefined : `the port of ${id} is known only at deployment`,
      };
    });
  }
}

/** Why a route does not say what happens to packets. */
function doubt({ kind, hop }: RouteGate, isInside: boolean): string | undefined {
  if (kind === "networks") return `what the network behind ${hop.resource ?? "the gateway"} forwards is not in the plan`;
  return kind === "any" && !isInside ? `where ${hop.resource ?? "the route"} leads is not in the plan` : undefined;
}

function asGate({ destination, hop, unknown }: RouteGate): Gate {
  return { destination, hop, unknown };
}

/** Routes back to where packets come from. */
function backward(gates: readonly Gate[]): readonly Gate[] {
  return gates.map(({ destination, ...gate }) => (destination === undefined ? gate : { ...gate, source: destination }));
}

/** Only interfaces with a public address exchange packets with the internet; every IPv6 address is one. */
function publicly(side: "source" | "destination", { isPublic }: Interface): readonly Gate[] {
  const [ipv4, ipv6] = families as readonly [AddressRange, AddressRange];
  const hop = { kind: "address", text: "public address" } as const;
  const unknown = isPublic === "unknown" ? "whether it has a public address is known only at deployment" : undefined;
  return [{ [side]: ipv6, hop }, ...(isPublic === false ? [] : [{ [side]: ipv4, hop, unknown }])];
}

/** Like `through`; notes where packets stop. */
function pass({ stops }: Question, flows: readonly Packets[], gates: readonly Gate[], stop: string): readonly Packets[] {
  const passed = through(flows, gates);
  if (passed.length === 0 && flows.length > 0) stops.add(stop);
  return passed;
}

function noIngress(groups: readonly string[] | undefined): string {
  return `no ingress rule of ${text(groups)} admits it`;
}

function text(groups: readonly string[] | undefined): string {
  return groups?.join(" and ") ?? "its security groups";
}

/** The packets of the question between two sets of addresses. */
function start({ traffic }: Question, sources: readonly Addresses[], destinations: readonly Addresses[]): readonly Packets[] {
  return through(pairsOf(sources, destinations), [traffic]);
}

/** All packets between two sets of addresses, of one family each. */
function pairsOf(sources: readonly Addresses[], destinations: readonly Addresses[]): readonly Packets[] {
  return sources.flatMap((source) =>
    destinations.flatMap((destination) =>
      families.some((family) => within(source.range, family) && within(destination.range, family))
        ? [packets(source.range, destination.range, { source: source.vague, destination: destination.vague })]
        : [],
    ),
  );
}

function plain(ranges: readonly AddressRange[]): readonly Addresses[] {
  return ranges.map((range) => ({ range }));
}

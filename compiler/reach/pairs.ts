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
    this.#nats = new Map(parts.nodes.flatMap((node) => (node.kind === "nat" && node.resource !== undefined ? [[node.resource, node]] : [])));
    const own = reader.ofType("aws:ec2/vpc:Vpc").flatMap(({ id }) => vpcBlocks(reader, id).flatMap(({ range, vague }) => (vague === undefined ? [range] : [])));
    this.#outside = { internet: subtract(internet, own), networks: subtract(families, own) };
  }

  /** Everything that may pass from one endpoint to another. */
  between(from: Node, to: Node): readonly Packets[] {
    if (to.kind === "nat") return from.interfaces.flatMap((own) => this.#toNat(own, to));
    if (from.interfaces.length > 0 && to.interfaces.length > 0) {
      if (from.kind === "nat") return [];
      return from.interfaces.flatMap((own) => to.interfaces.flatMap((other) => this.#inside(own, other, to)));
    }
    if (to.interfaces.length > 0) {
      if (from.kind === "internet") return to.interfaces.flatMap((other) => this.#fromInternet(other, to));
      return from.kind === "networks" ? to.interfaces.flatMap((other) => this.#fromNetworks(other, to)) : [];
    }
    if (to.kind === "internet") return from.interfaces.flatMap((own) => this.#toInternet(own));
    if (to.kind === "networks") return from.interfaces.flatMap((own) => this.#toNetworks(own));
    return from.interfaces.flatMap((own) => this.#toService(own, to));
  }

  /** Inside of the VPC, or between VPCs that a route connects. */
  #inside(own: Interface, other: Interface, to: Node): readonly Packets[] {
    const out = this.#groups.gates("egress", own.groups, { groups: other.groups ?? [] });
    const into = this.#groups.gates("ingress", other.groups, { groups: own.groups ?? [] });
    if (out.length === 0 || into.length === 0) return [];
    const sameVpc = own.subnet.vpc === other.subnet.vpc || own.subnet.vpc === undefined || other.subnet.vpc === undefined;
    const kinds: readonly TargetKind[] = sameVpc ? ["local", "any"] : ["networks", "any"];
    const isLocal = own.subnet.id === other.subnet.id;
    let flows = through(pairsOf(own.addresses, other.addresses), out);
    flows = through(flows, this.#routed(own, kinds, sameVpc));
    if (!isLocal) flows = this.#crossing(flows, own, other);
    return through(through(flows, into), this.#accepted(to));
  }

  #fromInternet(other: Interface, to: Node): readonly Packets[] {
    const gates = this.#groups.gates("ingress", other.groups, { isInternet: true });
    if (gates.length === 0) return [];
    let flows = through(pairsOf(plain(this.#outside.internet), other.addresses), this.#addressed("destination", other));
    // A subnet without a route to an internet gateway gets nothing from it, whatever addresses its interfaces have.
    flows = through(flows, backward(this.#routed(other, ["internet-gateway", "any"])));
    flows = through(flows, this.#acls.gates("ingress", other.subnet.id, other.subnet.vpc));
    return through(through(flows, gates), this.#accepted(to));
  }

  /** Nobody knows what a network on the other side of a gateway routes here. */
  #fromNetworks(other: Interface, to: Node): readonly Packets[] {
    const gates = this.#groups.gates("ingress", other.groups, {});
    if (gates.length === 0) return [];
    let flows = through(pairsOf(plain(this.#outside.networks), other.addresses), backward(this.#routed(other, ["networks", "any"])));
    flows = through(flows, this.#acls.gates("ingress", other.subnet.id, other.subnet.vpc));
    return through(through(flows, gates), this.#accepted(to));
  }

  #toInternet(own: Interface): readonly Packets[] {
    const out = through(this.#leaving(own, this.#outside.internet, { isInternet: true }), this.#acls.gates("egress", own.subnet.id, own.subnet.vpc));
    if (out.length === 0) return [];
    const direct = through(through(out, this.#routed(own, ["internet-gateway", "any", "networks"])), this.#addressed("source", own));
    const nats = this.#routes.of(own.subnet).filter(({ kind }) => kind === "nat");
    const translated = nats.flatMap((route) => {
      const node = this.#nats.get(route.target ?? "");
      const passed = through(out, [asGate(route)]);
      if (node === undefined) return through(passed, [{ unknown: `the NAT gateway ${route.target ?? ""} is not in the plan` }]);
      return node.interfaces.flatMap((nat) => this.#behindNat(this.#enterNat(passed, own, nat), nat, node));
    });
    return [...direct, ...translated];
  }

  /** Everything that a NAT gateway gets to forward. */
  #toNat(own: Interface, to: Node): readonly Packets[] {
    const routes = this.#routes.of(own.subnet).filter(({ kind, target }) => kind === "nat" && target === to.resource);
    if (routes.length === 0) return [];
    const out = through(this.#leaving(own, this.#outside.networks, { isInternet: true }), this.#acls.gates("egress", own.subnet.id, own.subnet.vpc));
    return to.interfaces.flatMap((nat) => this.#enterNat(through(out, routes.map(asGate)), own, nat));
  }

  #enterNat(flows: readonly Packets[], own: Interface, nat: Interface): readonly Packets[] {
    return own.subnet.id === nat.subnet.id ? flows : through(flows, this.#acls.gates("ingress", nat.subnet.id, nat.subnet.vpc));
  }

  #behindNat(flows: readonly Packets[], nat: Interface, { resource }: Node): readonly Packets[] {
    const hop = { kind: "nat", ...(resource === undefined ? {} : { resource }), text: "NAT gateway" } as const;
    const unknown = nat.isPublic === "unknown" ? `whether ${resource} has a public address is known only at deployment` : undefined;
    if (nat.isPublic === false) return [];
    const out = through(through(flows, [{ hop, unknown }]), this.#routed(nat, ["internet-gateway", "any", "networks"]));
    return through(out, this.#acls.gates("egress", nat.subnet.id, nat.subnet.vpc));
  }

  #toNetworks(own: Interface): readonly Packets[] {
    const out = through(this.#leaving(own, this.#outside.networks, {}), this.#routed(own, ["networks", "any"]));
    return through(out, this.#acls.gates("egress", own.subnet.id, own.subnet.vpc));
  }

  #toService(own: Interface, to: Node): readonly Packets[] {
    const vague = `which addresses ${to.name} has is known only at deployment`;
    const targets = this.#outside.internet.map((range) => ({ range, vague }));
    const routes = this.#routes.of(own.subnet).filter(({ kind, target }) => kind === "service" && target === to.resource);
    const unknown = this.#routed(own, ["any"]).filter((gate) => gate.unknown !== undefined);
    const flows = through(pairsOf(own.addresses, targets), this.#groups.gates("egress", own.groups, { service: to.resource }));
    return through(through(flows, [...routes.map(asGate), ...unknown]), this.#acls.gates("egress", own.subnet.id, own.subnet.vpc));
  }

  #leaving(own: Interface, destinations: readonly AddressRange[], peer: Peer): readonly Packets[] {
    return through(pairsOf(own.addresses, plain(destinations)), this.#groups.gates("egress", own.groups, peer));
  }

  #crossing(flows: readonly Packets[], own: Interface, other: Interface): readonly Packets[] {
    const left = through(flows, this.#acls.gates("egress", own.subnet.id, own.subnet.vpc));
    return through(left, this.#acls.gates("ingress", other.subnet.id, other.subnet.vpc));
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

  /** Only interfaces with a public address exchange packets with the internet; every IPv6 address is one. */
  #addressed(side: "source" | "destination", { isPublic }: Interface): readonly Gate[] {
    const [ipv4, ipv6] = families as readonly [AddressRange, AddressRange];
    const hop = { kind: "address", text: "public address" } as const;
    const unknown = isPublic === "unknown" ? "whether it has a public address is known only at deployment" : undefined;
    return [{ [side]: ipv6, hop }, ...(isPublic === false ? [] : [{ [side]: ipv4, hop, unknown }])];
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


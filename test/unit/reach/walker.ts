/* oxlint-disable typescript/no-explicit-any -- It reads inputs of the plan without the types that compiler/reach has. */
/**
 * A packet walker: decides for one packet at a time whether it arrives. It shares nothing with compiler/reach but the plan, so that the two
 * can judge each other: addresses are binary text here, and nothing is a set. It knows the resource types that networks.ts makes.
 */
interface Resource {
  readonly id: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, any>>;
}

export interface Packet {
  readonly from: string;
  readonly to: string;
  /** Addresses as binary text: 32 or 128 digits. */
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly port: number;
}

const bits = (value: bigint, length: number) => value.toString(2).padStart(length, "0");

/** `10.0.0.1` or `2001:db8::1` as binary text. */
export function binary(text: string): string {
  if (!text.includes(":"))
    return text
      .split(".")
      .map((byte) => bits(BigInt(byte), 8))
      .join("");
  const [head = "", tail] = text.split("::");
  const groups = (part: string | undefined) => (part === undefined || part === "" ? [] : part.split(":"));
  const [left, right] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].map((group) => bits(BigInt(`0x${group}`), 16)).join("");
}

/** Is the address in the block? */
export function inBlock(address: string, block: string): boolean {
  const [base = "", length = ""] = block.split("/");
  const start = binary(base);
  return start.length === address.length && address.startsWith(start.slice(0, Number(length)));
}

const notPublic = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/3",
];

/** The kinds of packets that a rule's protocol names. */
const protocols: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

export class Walker {
  readonly #byId: ReadonlyMap<string, Resource>;
  readonly #resources: readonly Resource[];

  constructor(plan: { readonly resources: readonly Resource[] }) {
    this.#resources = plan.resources;
    this.#byId = new Map(plan.resources.map((each) => [each.id, each]));
  }

  arrives(packet: Packet): boolean {
    if (packet.source.length !== packet.destination.length) return false;
    const { from, to } = packet;
    // Packets between two networks outside of the VPC are nobody's business, and a gateway endpoint opens no connections.
    if (!this.#hasInterfaces(from) && !this.#hasInterfaces(to)) return false;
    if (this.#isGateway(from)) return false;
    if (this.#is(to, "natGateway")) return this.#viaNat(packet, to) !== undefined;
    if (this.#is(from, "natGateway")) return to === "internet" && this.#natToInternet(packet);
    if (from === "internet") return this.#fromOutside(packet, true);
    if (from === "networks") return this.#fromOutside(packet, false);
    if (to === "internet") return this.#toInternet(packet);
    if (to === "networks") return this.#toNetworks(packet);
    return this.#isGateway(to) ? this.#toGateway(packet) : this.#inside(packet);
  }

  #isGateway(id: string): boolean {
    return this.#byId.get(id)?.inputs["vpcEndpointType"] === "Gateway";
  }

  #hasInterfaces(id: string): boolean {
    return this.#byId.has(id) && !this.#isGateway(id);
  }

  #is(id: string, type: string): boolean {
    return this.#byId.get(id)?.type.includes(type) ?? false;
  }

  #ofType(type: string): readonly Resource[] {
    return this.#resources.filter((each) => each.type.includes(type));
  }

  /** The subnet of the endpoint that has the address. */
  #subnet(endpoint: string, address: string): Resource | undefined {
    const { inputs } = this.#byId.get(endpoint)!;
    const group = this.#byId.get(inputs["dbSubnetGroupName"]?.$ref);
    const named = group?.inputs["subnetIds"] ??
      inputs["subnets"] ??
      inputs["subnetIds"] ??
      inputs["networkConfiguration"]?.subnets ?? [inputs["subnetId"]];
    const speaksIpv6 = this.#speaksIpv6(endpoint);
    return (named as { $ref: string }[])
      .map(({ $ref }) => this.#byId.get($ref)!)
      .find(
        (subnet) =>
          inBlock(address, subnet.inputs["cidrBlock"]) ||
          (speaksIpv6 && subnet.inputs["ipv6CidrBlock"] !== undefined && inBlock(address, subnet.inputs["ipv6CidrBlock"])),
      );
  }

  #speaksIpv6(endpoint: string): boolean {
    const { type, inputs } = this.#byId.get(endpoint)!;
    if (type.includes("natGateway")) return false;
    if (type.includes("loadBalancer") || type.includes("vpcEndpoint")) return inputs["ipAddressType"] === "dualstack";
    return type.includes("rds/") ? inputs["networkType"] === "DUAL" : true;
  }

  #groups(endpoint: string): readonly string[] {
    const { inputs } = this.#byId.get(endpoint)!;
    const named =
      inputs["vpcSecurityGroupIds"] ??
      inputs["securityGroups"] ??
      inputs["securityGroupIds"] ??
      inputs["networkConfiguration"]?.securityGroups ??
      [];
    return (named as { $ref: string }[]).map(({ $ref }) => $ref);
  }

  #isPublic(endpoint: string, address: string): boolean {
    if (address.length === 128) return true;
    const { type, inputs } = this.#byId.get(endpoint)!;
    if (this.#ofType("ec2/eip:").some((eip) => eip.inputs["instance"]?.$ref === endpoint)) return true;
    if (type.includes("loadBalancer")) return inputs["internal"] !== true;
    if (type.includes("ecs/service")) return inputs["networkConfiguration"].assignPublicIp === true;
    return inputs["publiclyAccessible"] === true || (type.includes("natGateway") && inputs["connectivityType"] !== "private");
  }

  /** Does a rule of the endpoint's groups let the packet pass? */
  #filtered(endpoint: string, direction: "Ingress" | "Egress", packet: Packet, peer: string): boolean {
    if (this.#is(endpoint, "natGateway")) return true;
    const groups = this.#groups(endpoint);
    const far = direction === "Ingress" ? packet.source : packet.destination;
    const peers = this.#byId.has(peer) && !this.#is(peer, "natGateway") ? this.#groups(peer) : [];
    return this.#ofType(`securityGroup${direction}Rule:`).some(({ inputs }) => {
      if (!groups.includes(inputs["securityGroupId"].$ref) || !covers(inputs, packet, "ipProtocol")) return false;
      const list = this.#byId.get(inputs["prefixListId"]?.$ref);
      if (list?.type.includes("vpcEndpoint")) return peer === list.id || peer === "internet";
      if (list !== undefined) return (list.inputs["entries"] as { cidr: string }[]).some(({ cidr }) => inBlock(far, cidr));
      const block = inputs["cidrIpv4"] ?? inputs["cidrIpv6"];
      return block === undefined ? peers.includes(inputs["referencedSecurityGroupId"].$ref) : inBlock(far, block);
    });
  }

  /** The first rule of the subnet's network ACL that matches decides. */
  #acl(subnet: Resource, direction: "ingress" | "egress", packet: Packet): boolean {
    const acl = this.#ofType("networkAcl:").find(({ inputs }) =>
      inputs["subnetIds"].some(({ $ref }: { $ref: string }) => $ref === subnet.id),
    );
    if (acl === undefined) return true;
    const far = direction === "ingress" ? packet.source : packet.destination;
    const rules = [...(acl.inputs[direction] as Record<string, any>[])].sort((a, b) => a["ruleNo"] - b["ruleNo"]);
    const first = rules.find((rule) => inBlock(far, rule["cidrBlock"] ?? rule["ipv6CidrBlock"]) && covers(rule, packet, "protocol"));
    return first?.["action"] === "allow";
  }

  /** The target of the route with the longest prefix. */
  #route(subnet: Resource, address: string): string {
    const vpc = this.#byId.get(subnet.inputs["vpcId"].$ref)!;
    const table = this.#ofType("routeTableAssociation:").find(({ inputs }) => inputs["subnetId"].$ref === subnet.id)?.inputs["routeTableId"]
      .$ref as string | undefined;
    const routes = [
      ...[vpc.inputs["cidrBlock"], vpc.inputs["ipv6CidrBlock"]].flatMap((block) =>
        block === undefined ? [] : [{ block, target: "local" }],
      ),
      ...this.#ofType("ec2/route:")
        .filter(({ inputs }) => inputs["routeTableId"].$ref === table)
        .map(({ inputs }) => ({
          block: inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"],
          target:
            (inputs["gatewayId"] ?? inputs["natGatewayId"] ?? inputs["egressOnlyGatewayId"])?.$ref ?? inputs["vpcPeeringConnectionId"],
        })),
    ].filter(({ block }) => inBlock(address, block));
    routes.sort((a, b) => Number(b.block.split("/")[1]) - Number(a.block.split("/")[1]));
    return routes[0]?.target ?? "none";
  }

  #outside(address: string, isInternet: boolean): boolean {
    const own = this.#ofType("vpc:Vpc").flatMap(({ inputs }) => [inputs["cidrBlock"], inputs["ipv6CidrBlock"]]);
    if (own.some((block) => block !== undefined && inBlock(address, block))) return false;
    if (!isInternet) return true;
    return address.length === 128 ? address.startsWith("001") : !notPublic.some((block) => inBlock(address, block));
  }

  #listens({ to, protocol, port }: Packet): boolean {
    if (!this.#is(to, "loadBalancer")) return true;
    return this.#ofType("lb/listener:").some(
      ({ inputs }) => inputs["loadBalancerArn"].$ref === to && protocol === 6 && port === inputs["port"],
    );
  }

  #inside(packet: Packet): boolean {
    const [source, destination] = [this.#subnet(packet.from, packet.source), this.#subnet(packet.to, packet.destination)];
    if (source === undefined || destination === undefined) return false;
    const isCrossing = source !== destination;
    return (
      this.#filtered(packet.from, "Egress", packet, packet.to) &&
      this.#route(source, packet.destination) === "local" &&
      (!isCrossing || (this.#acl(source, "egress", packet) && this.#acl(destination, "ingress", packet))) &&
      this.#filtered(packet.to, "Ingress", packet, packet.from) &&
      this.#listens(packet)
    );
  }

  #fromOutside(packet: Packet, isInternet: boolean): boolean {
    const subnet = this.#subnet(packet.to, packet.destination);
    if (subnet === undefined || !this.#outside(packet.source, isInternet)) return false;
    const target = this.#route(subnet, packet.source);
    return (
      (isInternet ? this.#is(target, "internetGateway") && this.#isPublic(packet.to, packet.destination) : target.startsWith("pcx-")) &&
      this.#acl(subnet, "ingress", packet) &&
      this.#filtered(packet.to, "Ingress", packet, packet.from) &&
      this.#listens(packet)
    );
  }

  #leaves(packet: Packet, isInternet: boolean): Resource | undefined {
    const subnet = this.#subnet(packet.from, packet.source);
    if (subnet === undefined || !this.#outside(packet.destination, isInternet)) return undefined;
    return this.#filtered(packet.from, "Egress", packet, packet.to) && this.#acl(subnet, "egress", packet) ? subnet : undefined;
  }

  #toInternet(packet: Packet): boolean {
    const subnet = this.#leaves(packet, true);
    if (subnet === undefined) return false;
    const target = this.#route(subnet, packet.destination);
    if (this.#is(target, "egressOnlyInternetGateway")) return packet.source.length === 128;
    if (target.startsWith("pcx-") || this.#is(target, "internetGateway")) return this.#isPublic(packet.from, packet.source);
    if (!this.#is(target, "natGateway")) return false;
    const nat = this.#enteredNat(packet, subnet, target);
    return nat !== undefined && this.#natLeaves(packet, target, nat);
  }

  /** The subnet of the NAT gateway, if the packet gets into it. */
  #enteredNat(packet: Packet, subnet: Resource, nat: string): Resource | undefined {
    const other = this.#byId.get(this.#byId.get(nat)!.inputs["subnetId"].$ref)!;
    return other === subnet || this.#acl(other, "ingress", packet) ? other : undefined;
  }

  #natLeaves(packet: Packet, nat: string, subnet: Resource): boolean {
    if (this.#byId.get(nat)!.inputs["connectivityType"] === "private") return false;
    const target = this.#route(subnet, packet.destination);
    return (this.#is(target, "internetGateway") || target.startsWith("pcx-")) && this.#acl(subnet, "egress", packet);
  }

  #natToInternet(packet: Packet): boolean {
    const subnet = this.#subnet(packet.from, packet.source);
    return subnet !== undefined && this.#outside(packet.destination, true) && this.#natLeaves(packet, packet.from, subnet);
  }

  #viaNat(packet: Packet, nat: string): Resource | undefined {
    if (!this.#byId.has(packet.from) || this.#is(packet.from, "natGateway")) return undefined;
    const subnet = this.#leaves({ ...packet, to: "internet" }, false);
    if (subnet === undefined || this.#route(subnet, packet.destination) !== nat) return undefined;
    return this.#enteredNat(packet, subnet, nat);
  }

  #toNetworks(packet: Packet): boolean {
    const subnet = this.#leaves(packet, false);
    return subnet !== undefined && this.#route(subnet, packet.destination).startsWith("pcx-");
  }

  /** A gateway endpoint's addresses are some of the internet's; nobody knows which. */
  #toGateway(packet: Packet): boolean {
    const subnet = this.#leaves(packet, true);
    const table = this.#ofType("routeTableAssociation:").find(({ inputs }) => inputs["subnetId"].$ref === subnet?.id)?.inputs[
      "routeTableId"
    ].$ref;
    const tables = this.#byId.get(packet.to)!.inputs["routeTableIds"] as { $ref: string }[];
    return subnet !== undefined && tables.some(({ $ref }) => $ref === table);
  }
}

/** Do the rule's protocol and ports cover the packet? */
function covers(rule: Readonly<Record<string, any>>, { protocol, port }: Packet, property: string): boolean {
  const named = String(rule[property]);
  if (named === "-1") return true;
  if ((protocols[named] ?? Number(named)) !== protocol) return false;
  if (protocol === 1 || protocol === 58) {
    const [type, code] = [rule["icmpType"] ?? rule["fromPort"], rule["icmpCode"] ?? rule["toPort"]];
    return type === -1 || (port >> 8 === type && (code === -1 || (port & 255) === code));
  }
  return (protocol !== 6 && protocol !== 17) || (rule["fromPort"] <= port && port <= rule["toPort"]);
}

/** What network ACLs let pass: the first rule that matches decides. They filter what enters or leaves a subnet, in each direction alone. */
import { isUnknown } from "../plan/known.ts";
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { list, records, type PlanRecord } from "../plan/values.ts";
import { families, rangeOf, type AddressRange } from "./addresses.ts";
import { open, type Gate } from "./flows.ts";
import { everyPort, everyProtocol } from "./ports.ts";
import { intersection } from "./ranges.ts";
import { flag, identity, scalar, trafficOf } from "./read.ts";
import type { Direction } from "./stated-rules.ts";
import type { Range } from "./types.ts";

const aclType = "aws:ec2/networkAcl:NetworkAcl";
const defaultType = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const ruleType = "aws:ec2/networkAclRule:NetworkAclRule";

/** AWS refuses more than 40 rules per direction. */
const most = 40;

interface AclRule {
  readonly number: number;
  readonly allows: boolean | "unknown";
  readonly addresses: AddressRange | undefined;
  readonly protocol: Range;
  readonly ports: Range;
  readonly resource: PlanResource;
  readonly property?: Direction;
  readonly isUncertain: boolean;
}

/** A part of all packets. */
interface Box {
  readonly addresses: AddressRange;
  readonly protocol: Range;
  readonly ports: Range;
}

export class NetworkAcls {
  readonly #reader: PlanReader;
  readonly #gates = new Map<string, readonly Gate[]>();

  constructor(reader: PlanReader) {
    this.#reader = reader;
  }

  /** What the network ACL of a subnet lets pass: `egress` by destination, `ingress` by source. */
  gates(direction: Direction, subnet: string, vpc: string | undefined): readonly Gate[] {
    if (this.#reader.byId(subnet) === undefined) return [{ unknown: `the network ACL of ${subnet} is not in the plan` }];
    const key = `${direction} ${subnet}`;
    const known = this.#gates.get(key);
    if (known !== undefined) return known;
    const found = this.#read(direction, subnet, vpc);
    this.#gates.set(key, found);
    return found;
  }

  #read(direction: Direction, subnet: string, vpc: string | undefined): readonly Gate[] {
    const own = this.#own(subnet);
    if (own === "unknown") return [{ unknown: `the network ACL of ${subnet} is known only at deployment` }];
    const acl = own ?? this.#reader.ofType(defaultType).find(({ inputs }) => isDefaultOf(this.#reader, inputs["defaultNetworkAclId"], vpc));
    const names = acl === undefined ? [] : [acl.id];
    const separate = this.#separate(direction, own === undefined ? [...names, `${vpc}.defaultNetworkAclId`] : names);
    const inline = acl === undefined ? [] : records(acl.inputs[direction]).map((rule) => this.#rule(rule, acl, direction));
    const rules = [...separate, ...inline].sort((a, b) => a.number - b.number);
    // The default network ACL of a VPC lets everything pass, unless a resource takes it over.
    if (acl === undefined) return rules.length === 0 ? open : decided(direction, rules, families);
    return rules.length > most ? [{ unknown: `${acl.id} has more rules than AWS accepts` }] : decided(direction, rules, []);
  }

  /** The ACL that the subnet is associated with; absent for the default one. */
  #own(subnet: string): PlanResource | "unknown" | undefined {
    const names = (resource: PlanResource) => list(resource.inputs["subnetIds"]).map((each) => identity(this.#reader, each));
    const direct = this.#reader.ofType(aclType).find((acl) => names(acl).includes(subnet));
    if (direct !== undefined) return direct;
    const associations = this.#reader.ofType("aws:ec2/networkAclAssociation:NetworkAclAssociation");
    const association = associations.find(({ inputs }) => identity(this.#reader, inputs["subnetId"]) === subnet);
    if (association === undefined) {
      const isAnyones = [
        ...this.#reader.ofType(aclType).flatMap(names),
        ...associations.map(({ inputs }) => identity(this.#reader, inputs["subnetId"])),
      ];
      return isAnyones.includes(undefined) ? "unknown" : undefined;
    }
    return this.#reader.byId(identity(this.#reader, association.inputs["networkAclId"])) ?? "unknown";
  }

  #separate(direction: Direction, acls: readonly string[]): readonly AclRule[] {
    return this.#reader.ofType(ruleType).flatMap((resource) => {
      const { inputs } = resource;
      const acl = identity(this.#reader, inputs["networkAclId"]);
      const egress = flag(this.#reader, inputs["egress"], false);
      if (egress !== "unknown" && egress !== (direction === "egress")) return [];
      if (acl !== undefined && !acls.includes(acl)) return [];
      const rule = this.#rule(inputs as PlanRecord, resource);
      return [{ ...rule, isUncertain: rule.isUncertain || acl === undefined || egress === "unknown" }];
    });
  }

  #rule(rule: PlanRecord, resource: PlanResource, property?: Direction): AclRule {
    const read = (...names: readonly string[]) =>
      scalar(
        this.#reader,
        names.map((name) => rule[name]).find((value) => value !== undefined),
      );
    const action = read("ruleAction", "action");
    const number = read("ruleNumber", "ruleNo");
    const block = read("cidrBlock", "ipv6CidrBlock");
    const addresses = block.text === undefined ? undefined : rangeOf(block.text);
    const traffic = trafficOf(this.#reader, rule);
    return {
      ...traffic,
      number: Number(number.text ?? 0),
      allows: action.unknown || isUnknown(rule) ? "unknown" : action.text?.toLowerCase() === "allow",
      addresses,
      resource,
      ...(property === undefined ? {} : { property }),
      isUncertain: traffic.unknown || number.unknown || addresses === undefined,
    };
  }
}

function isDefaultOf(reader: PlanReader, value: PlanRecord[string] | undefined, vpc: string | undefined): boolean {
  const found = identity(reader, value);
  return found === undefined || found === `${vpc}.defaultNetworkAclId`;
}

/** What the rules let pass, and of the rest what is in `otherwise`. An uncertain rule may let pass what it matches, and never keeps out. */
function decided(direction: Direction, rules: readonly AclRule[], otherwise: readonly AddressRange[]): readonly Gate[] {
  const far = direction === "ingress" ? "source" : "destination";
  const gates: Gate[] = [];
  let rest: readonly Box[] = families.map((addresses) => ({ addresses, protocol: everyProtocol, ports: everyPort }));
  let doubt: string | undefined;
  for (const { allows, addresses, protocol, ports, resource, property, isUncertain } of rules) {
    const unknown = `a rule of ${resource.id} is known only at deployment`;
    const isCertain = allows !== "unknown" && !isUncertain;
    if (allows !== false) {
      const text = `${direction} rule of a network ACL`;
      const hop = { kind: "network-acl", resource: resource.id, ...(property === undefined ? {} : { property }), text } as const;
      for (const box of rest) {
        const part = common(box, { addresses: addresses ?? box.addresses, protocol, ports });
        if (part !== undefined) gates.push({ ...asGate(far, part), hop, unknown: isCertain ? doubt : unknown });
      }
    }
    if (isCertain) rest = rest.flatMap((box) => without(box, { addresses: addresses!, protocol, ports }));
    else if (allows !== true) doubt = unknown;
  }
  for (const addresses of otherwise) {
    for (const box of rest) {
      const part = common(box, { ...box, addresses });
      if (part !== undefined) gates.push({ ...asGate(far, part), unknown: doubt });
    }
  }
  return gates;
}

function asGate(far: "source" | "destination", { addresses, protocol, ports }: Box): Gate {
  return { [far]: addresses, protocol, ports };
}

function common(a: Box, b: Box): Box | undefined {
  const addresses = intersection(a.addresses, b.addresses);
  const protocol = intersection(a.protocol, b.protocol);
  const ports = intersection(a.ports, b.ports);
  return addresses === undefined || protocol === undefined || ports === undefined ? undefined : { addresses, protocol, ports };
}

function without(box: Box, other: Box): readonly Box[] {
  const part = common(box, other);
  if (part === undefined) return [box];
  const { addresses, protocol, ports } = part;
  const pieces: Box[] = [];
  if (box.addresses[0] < addresses[0]) pieces.push({ ...box, addresses: [box.addresses[0], addresses[0] - 1n] });
  if (box.addresses[1] > addresses[1]) pieces.push({ ...box, addresses: [addresses[1] + 1n, box.addresses[1]] });
  for (const rest of outside(box.protocol, protocol)) pieces.push({ ...box, addresses, protocol: rest });
  for (const rest of outside(box.ports, ports)) pieces.push({ addresses, protocol, ports: rest });
  return pieces;
}

function outside(range: Range, [from, to]: Range): readonly Range[] {
  const pieces: readonly Range[] = [
    [range[0], from - 1],
    [to + 1, range[1]],
  ];
  return pieces.filter(([start, end]) => start <= end);
}

/** What security groups let pass. Groups are stateful: answers to what one of them lets pass are let pass as well. */
import type { PlanReader } from "../plan/reader.ts";
import { parse } from "../plan/expressions.ts";
import { isUnknown } from "../plan/known.ts";
import type { PlanValue } from "../plan/types.ts";
import { rangeOf, type AddressRange } from "./addresses.ts";
import { open, type Gate } from "./flows.ts";
import { entriesOf } from "./prefix-lists.ts";
import { identity, scalar, trafficOf } from "./read.ts";
import { defaultGroupType, groupType, peersOf, statedRules, type Direction, type StatedRule } from "./stated-rules.ts";

/** The other end of a connection, as a rule sees it. */
export interface Peer {
  /** Groups of its network interface; absent outside of the VPC. */
  readonly groups?: readonly string[] | undefined;
  /** Id of the gateway endpoint that it is. */
  readonly service?: string | undefined;
  readonly isInternet?: boolean;
}

interface GroupGate {
  readonly gate: Gate;
  /** The rule admits only members of this group. */
  readonly group?: string;
  /** The rule admits only the addresses of this gateway endpoint's service. */
  readonly service?: string;
}

export class SecurityGroups {
  readonly #reader: PlanReader;
  readonly #known: ReadonlySet<string>;
  readonly #answers = new Map<string, readonly Gate[]>();
  readonly #gates: Readonly<Record<Direction, ReadonlyMap<string, readonly GroupGate[]>>>;

  constructor(reader: PlanReader) {
    this.#reader = reader;
    this.#known = new Set([groupType, defaultGroupType].flatMap((type) => reader.ofType(type).map(({ id }) => id)));
    this.#gates = { ingress: this.#collect("ingress"), egress: this.#collect("egress") };
  }

  /** The group that a value names: `id`, and for a VPC's default group the resource that manages its rules. Undefined if unknown. */
  groupOf(value: PlanValue | undefined): string | undefined {
    const found = identity(this.#reader, value);
    return found?.endsWith(".defaultSecurityGroupId") ? this.defaultOf(found.slice(0, found.indexOf("."))) : found;
  }

  /** The default group of a VPC, which network interfaces without a group get. */
  defaultOf(vpc: string | undefined): string {
    const managed = this.#reader
      .ofType(defaultGroupType)
      .find(({ inputs }) => vpc === undefined || identity(this.#reader, inputs["vpcId"]) === vpc);
    return managed?.id ?? `default security group of ${vpc ?? "the VPC"}`;
  }

  /** What the groups of one end let pass, in one direction, given the other end. Without groups nothing is filtered. */
  gates(direction: Direction, groups: readonly string[] | undefined, peer: Peer): readonly Gate[] {
    if (groups === undefined) return open;
    const key = [direction, groups, peer.groups ?? "", peer.service ?? "", peer.isInternet].join(" ");
    const known = this.#answers.get(key) ?? this.#find(direction, groups, peer);
    this.#answers.set(key, known);
    return known;
  }

  #find(direction: Direction, groups: readonly string[], peer: Peer): readonly Gate[] {
    const gates: Gate[] = [];
    for (const group of groups) {
      if (!this.#known.has(group)) gates.push(strange(group));
      for (const each of this.#gates[direction].get(group) ?? []) if (admits(each, peer)) gates.push(each.gate);
    }
    for (const each of this.#gates[direction].get(anyGroup) ?? []) if (admits(each, peer)) gates.push(each.gate);
    return gates;
  }

  #collect(direction: Direction): ReadonlyMap<string, readonly GroupGate[]> {
    const found = new Map<string, GroupGate[]>();
    for (const stated of statedRules(this.#reader, direction)) {
      const group = stated.property === undefined ? (this.groupOf(stated.group) ?? anyGroup) : stated.resource.id;
      const gates = this.#gatesOf(stated, group);
      found.set(group, [...(found.get(group) ?? []), ...gates]);
    }
    return found;
  }

  #gatesOf({ resource, property, direction, rule }: StatedRule, group: string): readonly GroupGate[] {
    const { protocol, ports, unknown } = trafficOf(this.#reader, rule);
    const text = `${direction} rule of ${group === anyGroup ? "a security group that is known only at deployment" : group}`;
    const uncertain = [
      unknown ? `the protocol and ports of ${resource.id} are known only at deployment` : undefined,
      group === anyGroup ? `the group of ${resource.id} is known only at deployment` : undefined,
    ].find((reason) => reason !== undefined);
    const hop = { kind: "security-group", resource: resource.id, ...(property === undefined ? {} : { property }), text } as const;
    const base: Gate = { protocol, ports, hop, unknown: uncertain };
    if (isUnknown(rule)) return [{ gate: { hop, unknown: `the ${direction} rules of ${resource.id} are known only at deployment` } }];
    const far = direction === "ingress" ? "source" : "destination";
    const vague = (what: string): Gate => ({ ...base, unknown: `${what} of ${resource.id} is known only at deployment` });
    const ranges = (range: AddressRange | undefined): Gate => (range === undefined ? vague("an address range") : { ...base, [far]: range });
    const { ranges: cidrs, groups, prefixLists, self } = peersOf(rule);
    return [
      ...cidrs.map((cidr) => ({ gate: ranges(this.#range(cidr)) })),
      ...groups.map((each): GroupGate => {
        const named = this.groupOf(each);
        return named === undefined ? { gate: vague("a security group") } : { gate: base, group: named };
      }),
      ...(self ? [{ gate: base, group }] : []),
      ...prefixLists.flatMap((each) => this.#listed(each, base, ranges, vague)),
    ];
  }

  #range(value: PlanValue): AddressRange | undefined {
    const { text } = scalar(this.#reader, value);
    return text === undefined ? undefined : rangeOf(text);
  }

  #listed(
    value: PlanValue,
    base: Gate,
    ranges: (range: AddressRange | undefined) => Gate,
    vague: (what: string) => Gate,
  ): readonly GroupGate[] {
    const node = parse(value);
    const target = node.kind === "ref" ? this.#reader.byId(node.id) : undefined;
    if (target?.type === "aws:ec2/vpcEndpoint:VpcEndpoint") return [{ gate: base, service: target.id }];
    if (target?.type !== "aws:ec2/managedPrefixList:ManagedPrefixList") return [{ gate: vague("a prefix list") }];
    return entriesOf(this.#reader, target).map((cidr) => ({ gate: ranges(cidr === undefined ? undefined : this.#range(cidr)) }));
  }
}

/** Key of rules whose group is known only at deployment. */
const anyGroup = "";

function admits({ group, service }: GroupGate, peer: Peer): boolean {
  if (group !== undefined) return peer.groups?.includes(group) ?? false;
  return service === undefined || service === peer.service || peer.isInternet === true;
}

/** A group outside of the plan may let anything pass. */
function strange(group: string): Gate {
  return { hop: { kind: "security-group", text: group }, unknown: `the rules of ${group} are not in the plan` };
}

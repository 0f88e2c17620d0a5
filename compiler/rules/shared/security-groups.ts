/** Security groups: their rules in every form, and the resources that use them. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { refId } from "../../plan/references.ts";
import { list, type PlanRecord, records } from "../../plan/values.ts";
import { addressesOf, type Addresses } from "./addresses.ts";
import { isUncertain, textIn } from "./rendered.ts";
import type { PolicyView } from "./view.ts";

export const groupType = "aws:ec2/securityGroup:SecurityGroup";
export const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const legacyType = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Types of security group rules that are resources of their own. */
export const ruleTypes: readonly string[] = [ingressType, egressType, legacyType];

export type Direction = "ingress" | "egress";

/** A security group rule: a separate resource, or inline in the `property` of its group. */
export interface GroupRule {
  readonly resource: PlanResource;
  readonly property?: Direction;
  readonly direction: Direction;
  /** Id of the group. */
  readonly group: string | undefined;
  /** Does the rule admit the internet, alone or together with other rules of its group for the same ports? */
  readonly world: boolean;
  readonly addresses: Addresses;
  /** Are all peers security groups? */
  readonly groupsOnly: boolean;
  readonly protocol: string;
  /** Undefined if the protocol has no ports. */
  readonly ports: readonly [from: number, to: number] | undefined;
  readonly description: PlanValue | undefined;
}

/** Every rule of the plan in one direction. */
export function rulesOf(view: PolicyView, direction: Direction): readonly GroupRule[] {
  const own = view.ofType(direction === "ingress" ? ingressType : egressType);
  const legacy = view.ofType(legacyType).filter(({ inputs }) => isDirection(textIn(view, inputs["type"]), direction));
  const inline = [groupType, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"].flatMap((type) =>
    view
      .ofType(type)
      .flatMap((group) =>
        records(group.inputs[direction]).map((each) =>
          ruleOf(view, { direction, resource: group, group: group.id, property: direction }, each),
        ),
      ),
  );
  const single = [...own, ...legacy].map((each) =>
    ruleOf(view, { direction, resource: each, group: refId(each.inputs["securityGroupId"]) }, each.inputs as PlanRecord),
  );
  const all = [...single, ...inline];
  return all.map((each) => ({ ...each, world: admitsInternet(each, all) }));
}

/** A direction that is known only at deployment may be either. */
function isDirection(text: string, direction: Direction): boolean {
  return text === direction || isUncertain(text);
}

/** Rules of one group add up: a port that two rules open to half of the internet each is open to the internet. */
function admitsInternet(rule: GroupRule, all: readonly GroupRule[]): boolean {
  if (rule.addresses.publicShare === 0) return false;
  const beside = all.filter((each) => each === rule || (each.group === rule.group && each.group !== undefined && sharePort(each, rule)));
  return beside.reduce((sum, { addresses }) => sum + addresses.publicShare, 0) > 1;
}

function sharePort({ ports: a }: GroupRule, { ports: b }: GroupRule): boolean {
  return a === undefined || b === undefined || (a[0] <= b[1] && b[0] <= a[1]);
}

type Origin = Pick<GroupRule, "direction" | "resource" | "group" | "property">;

function ruleOf(view: PolicyView, origin: Origin, rule: PlanRecord): GroupRule {
  const peers = ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"].flatMap((name) => list(rule[name]));
  const groups = ["referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"].flatMap((name) => list(rule[name]));
  const prefixes = ["prefixListId", "prefixListIds"].flatMap((name) => list(rule[name]));
  const [from, to] = ["fromPort", "toPort"].map((name) => Number(view.known(rule[name])));
  const protocol = textIn(view, rule["ipProtocol"] ?? rule["protocol"]);
  return {
    ...origin,
    world: false,
    addresses: addressesOf(view, rule),
    groupsOnly: peers.length + prefixes.length === 0 && (groups.length > 0 || rule["self"] === true),
    protocol,
    ports: protocol === "-1" || protocol === "all" || !isPort(from) || !isPort(to) ? undefined : [from, to],
    description: rule["description"],
  };
}

function isPort(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value);
}

/** Does the rule cover the port? A rule without ports covers all of them. */
export function coversPort({ ports }: GroupRule, port: number): boolean {
  return ports === undefined || (ports[0] <= port && port <= ports[1]);
}

/** The only TCP port that the rule covers; undefined if it covers more, or another protocol. */
export function onlyPort({ ports, protocol }: GroupRule): number | undefined {
  const isTcp = protocol === "tcp" || protocol === "6";
  return isTcp && ports !== undefined && ports[0] === ports[1] ? ports[0] : undefined;
}

/** Types of data stores, with the property that holds their security groups and the default port of the usual engine. */
const stores = [
  ["aws:rds/instance:Instance", "vpcSecurityGroupIds", 5432],
  ["aws:rds/cluster:Cluster", "vpcSecurityGroupIds", 5432],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "securityGroupIds", 6379],
  ["aws:elasticache/cluster:Cluster", "securityGroupIds", 6379],
] as const;

/** A proxy stores no data, but gives access to the database. It also needs egress to the database. */
const proxies = [["aws:rds/proxy:Proxy", "vpcSecurityGroupIds", 5432]] as const;

/** Security groups of databases and caches. */
export function dataStoreGroups(view: PolicyView): ReadonlySet<string> {
  return new Set(portsOf(view, stores).keys());
}

/** Security groups of databases, proxies and caches, with the ports that their members listen on; no ports if they are unknown. */
export function dataStorePorts(view: PolicyView): ReadonlyMap<string, ReadonlySet<number>> {
  return portsOf(view, [...stores, ...proxies]);
}

function portsOf(view: PolicyView, types: readonly (readonly [type: string, property: string, port: number])[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const [type, property, usual] of types) {
    for (const { inputs } of view.ofType(type)) {
      const port = inputs["port"] ?? (isUsualEngine(inputs["engine"]) ? usual : undefined);
      for (const group of list(inputs[property])) {
        const id = refId(group);
        if (id === undefined) continue;
        const ports = found.get(id) ?? new Set();
        found.set(id, typeof port === "number" ? ports.add(port) : ports);
      }
    }
  }
  return found;
}

function isUsualEngine(engine: PlanValue | undefined): boolean {
  return engine === undefined || /postgres|redis|valkey/.test(String(engine));
}

/** Security groups of load balancers. */
export function loadBalancerGroups(view: PolicyView): ReadonlySet<string> {
  const groups = view.ofType("aws:lb/loadBalancer:LoadBalancer").flatMap(({ inputs }) => list(inputs["securityGroups"]).map(refId));
  return new Set(groups.filter((id) => id !== undefined));
}

/** Location of a rule's violation. */
export function placeOf({ resource, property }: GroupRule): { readonly resource: string; readonly property?: Direction } {
  return { resource: resource.id, ...(property === undefined ? {} : { property }) };
}

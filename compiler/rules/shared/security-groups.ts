/** Security groups: their rules in every form, and the resources that use them. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { refId } from "../../plan/references.ts";
import { list } from "../../plan/values.ts";
import { peersOf, statedRules, type Direction, type StatedRule } from "../../reach/stated-rules.ts";
import { addressesOf, type Addresses } from "./addresses.ts";
import { isUncertain, textIn } from "./rendered.ts";
import type { PolicyView } from "./view.ts";

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
  /** Does the plan contain every peer that is a security group? Nobody here sees the members of the others. */
  readonly plannedGroups: boolean;
  readonly protocol: string;
  /** Undefined if the protocol has no ports. */
  readonly ports: readonly [from: number, to: number] | undefined;
  readonly description: PlanValue | undefined;
}

/** Every rule of the plan in one direction. */
export function rulesOf(view: PolicyView, direction: Direction): readonly GroupRule[] {
  const all = statedRules(view, direction).map((stated) => ruleOf(view, stated));
  return all.map((each) => ({ ...each, world: admitsInternet(each, all) }));
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

function ruleOf(view: PolicyView, { resource, property, direction, group, rule }: StatedRule): GroupRule {
  const { ranges, groups, prefixLists, self } = peersOf(rule);
  const [from, to] = ["fromPort", "toPort"].map((name) => Number(view.known(rule[name])));
  const protocol = textIn(view, rule["ipProtocol"] ?? rule["protocol"]).toLowerCase();
  return {
    resource,
    direction,
    ...(property === undefined ? { group: refId(group) } : { property, group: resource.id }),
    world: false,
    addresses: groups.some((each) => isUncertain(textIn(view, each)))
      ? { ...addressesOf(view, rule), uncertain: "a security group that is known only at deployment" }
      : addressesOf(view, rule),
    groupsOnly: ranges.length + prefixLists.length === 0 && (groups.length > 0 || self),
    plannedGroups: groups.every((each) => view.target(each) !== undefined),
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

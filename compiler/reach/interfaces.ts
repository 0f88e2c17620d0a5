/** Network interfaces of planned resources: their subnets, security groups and public addresses. */
import type { PlanReader } from "../plan/reader.ts";
import { isUnknown } from "../plan/known.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { isList, isRecord, list, type PlanRecord } from "../plan/values.ts";
import { flag, identity, scalar } from "./read.ts";
import type { SecurityGroups } from "./security-groups.ts";
import { subnetOf, type Addresses, type Subnet } from "./subnets.ts";

export interface Interface {
  readonly subnet: Subnet;
  readonly addresses: readonly Addresses[];
  /** Undefined if no security group filters its traffic. */
  readonly groups: readonly string[] | undefined;
  /** Does it have a public IPv4 address? */
  readonly isPublic: boolean | "unknown";
}

const subnetKey = /subnet/i;
const groupKey = /security_?groups?(Ids?)?$/i;

/** Resources whose interfaces have the settings of another resource: a replica those of its source, an instance those of its cluster. */
const inherits: readonly string[] = ["replicateSourceDb", "clusterIdentifier", "replicationGroupId", "globalClusterIdentifier"];

/** Members of the value and of what it holds, in depth: inputs of every type nest their network settings in their own way. */
export function membersOf(value: PlanValue | undefined, found: Member[] = []): readonly Member[] {
  if (typeof value !== "object" || value === null) return found;
  if (isList(value)) for (const item of value) membersOf(item, found);
  else if (!isUnknown(value)) {
    for (const [key, inner] of Object.entries(value as PlanRecord)) {
      found.push([key, inner]);
      if (key !== "tags") membersOf(inner, found);
    }
  }
  return found;
}

type Member = readonly [key: string, value: PlanValue];

/** Values of subnets and groups that a resource, or a part of its inputs, names. */
interface Named {
  readonly subnets: readonly PlanValue[];
  readonly groups: readonly PlanValue[];
}

export function namedIn(reader: PlanReader, inputs: PlanValue | undefined): Named {
  const subnets: PlanValue[] = [];
  const groups: PlanValue[] = [];
  for (const [key, value] of membersOf(inputs)) {
    if (subnetKey.test(key)) subnets.push(...subnetsIn(reader, value));
    else if (groupKey.test(key)) groups.push(...list(value).filter((each) => !isRecord(each) || isUnknown(each)));
  }
  return { subnets, groups };
}

/** Subnets that a value names, or those of the subnet group that it names. */
function subnetsIn(reader: PlanReader, value: PlanValue): readonly PlanValue[] {
  return list(value)
    .filter((each) => !isRecord(each) || isUnknown(each))
    .flatMap((each) => {
      const target = reader.byId(identity(reader, each));
      return target !== undefined && /subnetGroup/i.test(target.type) ? list(target.inputs["subnetIds"]) : [each];
    });
}

/** Subnets and groups of a resource; those that it does not state come from the resource that it belongs to. */
export function networkOf(reader: PlanReader, resource: PlanResource, seen: ReadonlySet<string> = new Set()): Named {
  const own = namedIn(reader, resource.inputs);
  if ((own.subnets.length > 0 && own.groups.length > 0) || seen.has(resource.id)) return own;
  for (const property of inherits) {
    const source = reader.byId(identity(reader, resource.inputs[property]));
    if (source === undefined) continue;
    const theirs = networkOf(reader, source, new Set([...seen, resource.id]));
    return {
      subnets: own.subnets.length > 0 ? own.subnets : theirs.subnets,
      groups: own.groups.length > 0 ? own.groups : theirs.groups,
    };
  }
  return own;
}

/** One interface per subnet. */
export function interfacesOf(
  reader: PlanReader,
  groups: SecurityGroups,
  named: Named,
  isPublic: boolean | "unknown",
  options: { readonly isFiltered: boolean; readonly hasIpv6: boolean },
): readonly Interface[] {
  const ids = [...new Set(named.subnets.map((value) => identity(reader, value) ?? "a subnet that is known only at deployment"))];
  return ids.map((id) => {
    const subnet = subnetOf(reader, id);
    const stated = named.groups.map((value) => groups.groupOf(value) ?? "a security group that is known only at deployment");
    const own = stated.length > 0 ? [...new Set(stated)] : [groups.defaultOf(subnet.vpc)];
    return {
      subnet,
      addresses: [...subnet.ipv4, ...(options.hasIpv6 ? subnet.ipv6 : [])],
      groups: options.isFiltered ? own : undefined,
      isPublic,
    };
  });
}

/** Types whose interfaces never get a public address. */
const neverPublic = /^aws:(elasticache|memorydb|efs|lambda|docdb|neptune|dax)\/|^aws:rds\/proxy|^aws:ec2\/vpcEndpoint:/;

/** Inputs that decide about a public address, and what they mean if they are absent. */
const switches: readonly (readonly [type: RegExp, property: string, otherwise: boolean])[] = [
  [/^aws:(ecs|scheduler|cloudwatch)\//, "assignPublicIp", false],
  [/^aws:rds\//, "publiclyAccessible", false],
];

/** Does the resource get a public IPv4 address? */
export function publicityOf(reader: PlanReader, resource: PlanResource, subnets: readonly PlanValue[]): boolean | "unknown" {
  const { type, inputs, id } = resource;
  if (hasElasticAddress(reader, id)) return true;
  if (neverPublic.test(type)) return false;
  if (type.endsWith(":LoadBalancer")) {
    const internal = flag(reader, inputs["internal"], false);
    return internal === "unknown" ? internal : !internal;
  }
  for (const [pattern, property, otherwise] of switches) {
    if (!pattern.test(type)) continue;
    const stated = membersOf(inputs).find(([key]) => key === property);
    return flag(reader, stated?.[1], otherwise);
  }
  if (type === "aws:ec2/networkInterface:NetworkInterface") return false;
  if (type === "aws:ec2/instance:Instance" && inputs["associatePublicIpAddress"] !== undefined)
    return flag(reader, inputs["associatePublicIpAddress"], false);
  if (type !== "aws:ec2/instance:Instance") return "unknown";
  const automatic = new Set(
    subnets.map((value) => flag(reader, reader.byId(identity(reader, value))?.inputs["mapPublicIpOnLaunch"], false)),
  );
  return automatic.has(true) ? true : automatic.has("unknown") ? "unknown" : false;
}

function hasElasticAddress(reader: PlanReader, id: string): boolean {
  const properties = ["networkInterface", "networkInterfaceId", "instance", "instanceId"];
  return reader
    .ofType("aws:ec2/eip:Eip", "aws:ec2/eipAssociation:EipAssociation")
    .some(({ inputs }) => properties.some((property) => inputs[property] !== undefined && identity(reader, inputs[property]) === id));
}

/** Does the resource use IPv6, if its subnets have it? */
export function usesIpv6(reader: PlanReader, { type, inputs }: PlanResource): boolean {
  const [property, pattern] = /:LoadBalancer$|vpcEndpoint:/.test(type)
    ? (["ipAddressType", /dualstack|ipv6/] as const)
    : /^aws:(rds|elasticache)\//.test(type)
      ? (["networkType", /dual|ipv6/i] as const)
      : ([undefined, /^/] as const);
  if (property === undefined) return true;
  const { text = "", unknown } = scalar(reader, inputs[property]);
  return unknown || pattern.test(text);
}

/** The conditions of `replaceWhen` in the replacement facts that a plan can decide, by type and property. */
import type { PlanValue } from "../../plan/types.ts";
import { isList, type PlanRecord } from "../../plan/values.ts";

/** Does the change from one set of inputs to the other replace the resource? Values may be expressions. */
type Condition = (before: PlanRecord, after: PlanRecord) => boolean;

const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;
const peerOf = (rule: PlanRecord): string | undefined => peers.find((name) => isSet(rule[name]));
const otherKindOfPeer: Condition = (before, after) => peerOf(before) !== peerOf(after);
const ofRule = Object.fromEntries(peers.map((name) => [name, otherKindOfPeer]));

const isNetwork = ({ loadBalancerType }: PlanRecord): boolean => loadBalancerType === "network";
const itemsOf = (value: PlanValue | undefined): readonly string[] => (isList(value) ? value.map((item) => JSON.stringify(item)) : []);
const someLeft =
  (name: string): Condition =>
  (before, after) =>
    isNetwork(after) && itemsOf(before[name]).some((item) => !itemsOf(after[name]).includes(item));

const conditions: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  "aws:ec2/natGateway:NatGateway": {
    secondaryPrivateIpAddressCount: (_, after) => after["connectivityType"] === "private" && isSet(after["secondaryPrivateIpAddressCount"]),
    availabilityZoneAddresses: (before, after) =>
      after["availabilityMode"] === "regional" &&
      (itemsOf(before["availabilityZoneAddresses"]).length === 0) !== (itemsOf(after["availabilityZoneAddresses"]).length === 0),
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ofRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ofRule,
  "aws:ec2/subnet:Subnet": {
    // The property is computed as well: a block that only goes is no difference to the provider's condition.
    ipv6CidrBlock: (before, after) => before["assignIpv6AddressOnCreation"] === true && isSet(after["ipv6CidrBlock"]),
  },
  "aws:ec2/vpc:Vpc": {
    instanceTenancy: (before, after) => before["instanceTenancy"] !== "dedicated" || (after["instanceTenancy"] ?? "default") !== "default",
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { privateDnsEnabled: (_, after) => after["vpcEndpointType"] !== "Interface" },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    engineVersion: (before, after) => isLower(after["engineVersion"], before["engineVersion"]),
    engine: (before, after) => before["engine"] !== "redis" || after["engine"] !== "valkey",
    transitEncryptionEnabled: (before) => isLower(before["engineVersion"], "7.0.5"),
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    subnets: someLeft("subnets"),
    subnetMappings: someLeft("subnetMappings"),
    securityGroups: (before, after) =>
      isNetwork(after) && (itemsOf(before["securityGroups"]).length === 0) !== (itemsOf(after["securityGroups"]).length === 0),
    secondaryIpsAutoAssignedPerSubnet: (before, after) =>
      Number(after["secondaryIpsAutoAssignedPerSubnet"] ?? 0) < Number(before["secondaryIpsAutoAssignedPerSubnet"] ?? 0),
  },
  "aws:ssm/parameter:Parameter": {
    tier: (before, after) => before["tier"] === "Advanced" && (after["tier"] ?? "Standard") === "Standard",
  },
  "random:index/randomPassword:RandomPassword": {
    overrideSpecial: (before, after) => before["overrideSpecial"] !== "" || isSet(after["overrideSpecial"]),
  },
};

/** Undefined if no plan can decide it: the condition depends on the deployed resource, or nobody has seen what the provider does. */
export function replacesWhen(type: string, property: string, before: PlanRecord, after: PlanRecord): boolean | undefined {
  return conditions[type]?.[property]?.(before, after);
}

function isSet(value: PlanValue | undefined): boolean {
  return value !== undefined && value !== null;
}

/** `7.0` is lower than `7.1`, `7.9` than `7.x`. A value that is known only at deployment is not lower. */
function isLower(version: PlanValue | undefined, than: PlanValue | undefined): boolean {
  const [own, other] = [partsOf(version), partsOf(than)];
  const at = own.findIndex((part, index) => part !== (other[index] ?? 0));
  return at >= 0 && own[at]! < (other[at] ?? 0);
}

function partsOf(version: PlanValue | undefined): readonly number[] {
  if (typeof version !== "string" && typeof version !== "number") return [];
  return String(version)
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : Infinity));
}

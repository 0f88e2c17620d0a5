/**
 * Conditions of replacement.json (`replaceWhen`) that the inputs decide, by type and property. A listed property without a condition here
 * always replaces: its entry says that nobody observed the provider's behavior.
 */
import type { Properties } from "./wire.ts";
import { textOf } from "./wire.ts";

type Condition = (old: Properties, now: Properties) => boolean;

const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** The kind of source changes, not only its value. */
const otherSource: Condition = (old, now) => sources.find((key) => key in old) !== sources.find((key) => key in now);

const isNetwork = (inputs: Properties): boolean => inputs["loadBalancerType"] === "network";
const removedFrom =
  (property: string): Condition =>
  (old, now) => {
    const left = new Set(list(now[property]));
    return list(old[property]).some((element) => !left.has(element));
  };

const sourceConditions = Object.fromEntries(sources.map((key) => [key, otherSource]));

export const replaceWhen: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  "aws:ec2/natGateway:NatGateway": {
    secondaryPrivateIpAddressCount: (_, now) =>
      now["connectivityType"] === "private" && now["secondaryPrivateIpAddressCount"] !== undefined,
    availabilityZoneAddresses: (old, now) =>
      now["availabilityMode"] === "regional" && isGiven(old["availabilityZoneAddresses"]) !== isGiven(now["availabilityZoneAddresses"]),
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": sourceConditions,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": sourceConditions,
  "aws:ec2/subnet:Subnet": { ipv6CidrBlock: (old, now) => old["assignIpv6AddressOnCreation"] === true && isGiven(now["ipv6CidrBlock"]) },
  "aws:ec2/vpc:Vpc": {
    instanceTenancy: (old, now) => !(old["instanceTenancy"] === "dedicated" && (now["instanceTenancy"] ?? "default") === "default"),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { privateDnsEnabled: (_, now) => now["vpcEndpointType"] !== "Interface" },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    engineVersion: (old, now) => isLower(now["engineVersion"], old["engineVersion"]),
    engine: (old, now) => !(old["engine"] === "redis" && now["engine"] === "valkey"),
    transitEncryptionEnabled: (old) => isLower(old["engineVersion"], "7.0.5"),
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    subnetMappings: (old, now) => isNetwork(now) && removedFrom("subnetMappings")(old, now),
    subnets: (old, now) => isNetwork(now) && removedFrom("subnets")(old, now),
    securityGroups: (old, now) =>
      isNetwork(now) && (list(old["securityGroups"]).length === 0) !== (list(now["securityGroups"]).length === 0),
    secondaryIpsAutoAssignedPerSubnet: (old, now) =>
      Number(now["secondaryIpsAutoAssignedPerSubnet"] ?? 0) < Number(old["secondaryIpsAutoAssignedPerSubnet"] ?? 0),
  },
  "aws:ssm/parameter:Parameter": { tier: (old, now) => old["tier"] === "Advanced" && (now["tier"] ?? "Standard") === "Standard" },
  "random:index/randomPassword:RandomPassword": {
    overrideSpecial: (old, now) => !(old["overrideSpecial"] === "" && now["overrideSpecial"] === undefined),
  },
};

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map((element) => JSON.stringify(element)) : [];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && list(value).length > 0;
}

/** Compares dotted versions part by part. Parts that are not numbers (`7.x`) rank highest. */
function isLower(version: unknown, than: unknown): boolean {
  const [own, other] = [version, than].map((text) =>
    textOf(text)
      .split(".")
      .map((part) => (/^\d+$/.test(part) ? Number(part) : Infinity)),
  );
  for (const [index, part] of (own ?? []).entries()) {
    const against = other?.[index] ?? 0;
    if (part !== against) return part < against;
  }
  return false;
}

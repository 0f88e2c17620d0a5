/** Zones, tiers and subnets of a plan, and the subnets of each resource. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { member } from "../../plan/values.ts";
import { shown } from "./values.ts";
import type { PlanReader } from "../../plan/reader.ts";

export interface Subnet {
  readonly id: string;
  readonly zone: string;
  readonly tier: string;
  /** CIDR block, if the plan states it. */
  readonly cidr?: string;
}

export interface Network {
  /** The VPC's resource; absent for an existing VPC. */
  readonly vpc?: PlanResource;
  readonly zones: readonly string[];
  readonly tiers: readonly string[];
  readonly subnets: readonly Subnet[];
  /** Subnets of a resource; empty if it is not in a subnet. */
  subnetsOf(resource: PlanResource): readonly Subnet[];
}

const subnetType = "aws:ec2/subnet:Subnet";
const tierOrder = ["public", "private", "data"];

/** Types that are part of the network itself or only list subnets for others. They are represented by the subnets, not drawn in them. */
const plumbing =
  /^aws:ec2\/(subnet|routeTable|route|routeTableAssociation|flowLog|networkAcl\w*|natGateway):|SubnetGroup$|^aws:iam\/|^aws:cloudwatch\//;

/** The network of a plan. Subnets of an existing VPC, which the plan only names, are numbered by their position in the list. */
export function networkOf(reader: PlanReader): Network {
  const planned = reader.ofType(subnetType).map(plannedSubnet);
  const byId = new Map(planned.map((subnet) => [subnet.id, subnet]));
  if (planned.length === 0) for (const subnet of namedSubnets(reader)) byId.set(subnet.id, subnet);
  const subnets = [...byId.values()];
  const vpc = reader.ofType("aws:ec2/vpc:Vpc")[0];
  return {
    ...(vpc === undefined ? {} : { vpc }),
    ...inOrder(subnets),
    subnets,
    subnetsOf: (resource) => (plumbing.test(resource.type) ? [] : placesOf(resource, reader).flatMap((id) => byId.get(id) ?? [])),
  };
}

/** The zones and tiers of subnets, in the order in which they are drawn. */
export function inOrder(subnets: readonly Subnet[]): Pick<Network, "zones" | "tiers"> {
  return {
    zones: [...new Set(subnets.map(({ zone }) => zone))].sort(),
    tiers: [...new Set(subnets.map(({ tier }) => tier))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  };
}

function rank(tier: string): number {
  const index = tierOrder.indexOf(tier);
  return index < 0 ? tierOrder.length : index;
}

function plannedSubnet({ id, inputs }: PlanResource): Subnet {
  const cidr = shown(inputs["cidrBlock"]);
  return {
    id,
    zone: shown(inputs["availabilityZone"]) ?? shown(inputs["availabilityZoneId"]) ?? "any zone",
    tier: (shown(member(inputs["tags"], "Tier")) ?? "subnets").toLowerCase(),
    ...(cidr === undefined ? {} : { cidr }),
  };
}

/** Ids of the subnets in the inputs, including those of referenced subnet groups and of a replica's source. */
function placesOf(resource: PlanResource, reader: PlanReader, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (seen.has(resource.id)) return [];
  const trail = new Set([...seen, resource.id]);
  const direct = [...new Set(Object.values(resource.inputs).flatMap(literalSubnets))];
  const referred = reader.targets(resource.inputs).flatMap((target) => {
    if (target.type === subnetType) return [target.id];
    return target.type.endsWith("SubnetGroup") ? placesOf(target, reader, trail) : [];
  });
  if (direct.length + referred.length > 0) return [...direct, ...referred];
  return reader.targets(resource.inputs["replicateSourceDb"]).flatMap((source) => placesOf(source, reader, trail));
}

function literalSubnets(value: PlanValue | undefined): readonly string[] {
  if (typeof value === "string") return /^subnet-[0-9a-f]+$/.test(value) ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((item) => literalSubnets(item as PlanValue));
}

function namedSubnets(reader: PlanReader): readonly Subnet[] {
  const found = new Map<string, Subnet>();
  const tiers: readonly (readonly [string, RegExp])[] = [
    ["public", /^aws:lb\/loadBalancer:/],
    ["data", /SubnetGroup$/],
    ["private", /./],
  ];
  for (const [tier, type] of tiers) {
    for (const resource of reader.plan.resources.filter((candidate) => type.test(candidate.type))) {
      const ids = [...new Set(Object.values(resource.inputs).flatMap(literalSubnets))];
      ids.forEach((id, index) => {
        if (!found.has(id)) found.set(id, { id, tier, zone: `zone ${index + 1}` });
      });
    }
  }
  return [...found.values()];
}

/** Subnets and their addresses. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { globalIpv6, privateAddresses, rangeOf, type AddressRange } from "./addresses.ts";
import { identity, scalar } from "./read.ts";

/** A range of addresses. `vague`: some of them, and why it is not known which. */
export interface Addresses {
  readonly range: AddressRange;
  readonly vague?: string;
}

export interface Subnet {
  /** Id of the planned resource, or the AWS id of a subnet outside of the plan. */
  readonly id: string;
  /** Id of its VPC, planned or not; undefined if it is unknown. */
  readonly vpc: string | undefined;
  readonly ipv4: readonly Addresses[];
  /** Empty if the subnet has no IPv6 block. */
  readonly ipv6: readonly Addresses[];
}

/** The subnet of that id. Nothing is known about the addresses of one outside of the plan, except that they are private. */
export function subnetOf(reader: PlanReader, id: string): Subnet {
  const resource = reader.byId(id);
  if (resource === undefined) {
    const vague = `the addresses of ${id} are not in the plan`;
    return { id, vpc: undefined, ipv4: privateAddresses.map((range) => ({ range, vague })), ipv6: [] };
  }
  const isNative = scalar(reader, resource.inputs["ipv6Native"]).text === "true";
  return {
    id,
    vpc: identity(reader, resource.inputs["vpcId"]),
    ipv4: isNative ? [] : blocks(reader, resource, "cidrBlock", privateAddresses),
    ipv6: ["ipv6CidrBlock", "ipv6IpamPoolId"].some((name) => resource.inputs[name] !== undefined)
      ? blocks(reader, resource, "ipv6CidrBlock", [globalIpv6])
      : [],
  };
}

/** Blocks of a VPC, in both families. */
export function vpcBlocks(reader: PlanReader, vpc: string): readonly Addresses[] {
  const resource = reader.byId(vpc);
  if (resource === undefined) return privateAddresses.map((range) => ({ range, vague: `the addresses of ${vpc} are not in the plan` }));
  const more = (type: string, property: string, whole: readonly AddressRange[]) =>
    reader
      .ofType(type)
      .filter(({ inputs }) => [vpc, undefined].includes(identity(reader, inputs["vpcId"])))
      .flatMap((each) => blocks(reader, each, property, whole));
  const hasIpv6 = ["ipv6CidrBlock", "ipv6IpamPoolId", "assignGeneratedIpv6CidrBlock"].some((name) => resource.inputs[name] !== undefined);
  return [
    ...blocks(reader, resource, "cidrBlock", privateAddresses),
    ...(hasIpv6 ? blocks(reader, resource, "ipv6CidrBlock", [globalIpv6]) : []),
    ...more("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "cidrBlock", privateAddresses),
    ...more("aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation", "ipv6CidrBlock", [globalIpv6]),
  ];
}

function blocks(reader: PlanReader, resource: PlanResource, property: string, whole: readonly AddressRange[]): readonly Addresses[] {
  const { text } = scalar(reader, resource.inputs[property]);
  const range = text === undefined ? undefined : rangeOf(text);
  return range === undefined
    ? whole.map((each) => ({ range: each, vague: `the addresses of ${resource.id} are known only at deployment` }))
    : [{ range }];
}

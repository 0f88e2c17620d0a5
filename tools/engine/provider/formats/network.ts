/** EC2's network resources: an id is a prefix and 17 hex digits. */
import type { Formats, Made, Making } from "./types.ts";
import { arn, hex } from "./types.ts";
import { textOf } from "../wire.ts";

function numbered(
  prefix: string,
  kind: string,
  outputs: (id: string, making: Making) => Made["outputs"] = () => ({}),
): (making: Making) => Made {
  return (making) => {
    const id = `${prefix}-${hex(17)}`;
    return { id, outputs: { arn: arn(making, "ec2", `${kind}/${id}`), ownerId: making.account, ...outputs(id, making) } };
  };
}

function vpcDefaults(): Made["outputs"] {
  return {
    defaultNetworkAclId: `acl-${hex(17)}`,
    defaultRouteTableId: `rtb-${hex(17)}`,
    defaultSecurityGroupId: `sg-${hex(17)}`,
    mainRouteTableId: `rtb-${hex(17)}`,
    dhcpOptionsId: `dopt-${hex(17)}`,
  };
}

const address = (): string => `198.51.100.${Number.parseInt(hex(2), 16)}`;

function endpointDns(id: string, { inputs, region }: Making): Made["outputs"] {
  const service = textOf(inputs["serviceName"]).split(".").at(-1) ?? "";
  const names = [`${id}-${hex(8)}.${service}.${region}.vpce.amazonaws.com`, `${service}.${region}.amazonaws.com`];
  return {
    dnsEntries: names.map((dnsName) => ({ dnsName, hostedZoneId: "Z7HUB22UULQXV" })),
    prefixListId: `pl-${hex(8)}`,
    networkInterfaceIds: ((inputs["subnetIds"] as unknown[] | undefined) ?? []).map(() => `eni-${hex(17)}`),
    state: "available",
  };
}

export const network: Formats = {
  "aws:ec2/vpc:Vpc": numbered("vpc", "vpc", vpcDefaults),
  "aws:ec2/subnet:Subnet": numbered("subnet", "subnet", (_, { inputs, region }) => ({
    availabilityZone: inputs["availabilityZone"] ?? `${region}a`,
  })),
  "aws:ec2/internetGateway:InternetGateway": numbered("igw", "internet-gateway"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": () => ({ id: `eigw-${hex(17)}`, outputs: {} }),
  "aws:ec2/natGateway:NatGateway": numbered("nat", "natgateway", () => ({
    publicIp: address(),
    privateIp: `10.0.0.${Number.parseInt(hex(2), 16)}`,
    networkInterfaceId: `eni-${hex(17)}`,
  })),
  "aws:ec2/eip:Eip": numbered("eipalloc", "elastic-ip", (id) => ({ allocationId: id, publicIp: address(), domain: "vpc" })),
  "aws:ec2/routeTable:RouteTable": numbered("rtb", "route-table"),
  "aws:ec2/route:Route": ({ inputs }) => ({
    id: `r-${String(inputs["routeTableId"])}${hex(10)}`,
    outputs: { origin: "CreateRoute", state: "active" },
  }),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": () => ({ id: `rtbassoc-${hex(17)}`, outputs: {} }),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": ({ inputs }) => ({ id: String(inputs["defaultRouteTableId"]), outputs: {} }),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": ({ inputs }) => ({ id: String(inputs["defaultNetworkAclId"]), outputs: {} }),
  "aws:ec2/networkAcl:NetworkAcl": numbered("acl", "network-acl"),
  "aws:ec2/securityGroup:SecurityGroup": numbered("sg", "security-group"),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": numbered("sg", "security-group", () => ({ name: "default" })),
  "aws:ec2/securityGroupRule:SecurityGroupRule": () => ({
    id: `sgrule-${Number.parseInt(hex(8), 16)}`,
    outputs: { securityGroupRuleId: `sgr-${hex(17)}` },
  }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule,
  "aws:ec2/vpcEndpoint:VpcEndpoint": numbered("vpce", "vpc-endpoint", endpointDns),
  "aws:ec2/flowLog:FlowLog": numbered("fl", "vpc-flow-log"),
};

function securityGroupRule(making: Making): Made {
  const id = `sgr-${hex(17)}`;
  return { id, outputs: { arn: arn(making, "ec2", `security-group-rule/${id}`), securityGroupRuleId: id } };
}

/** The rows of deploy-types.ts for EC2, whose API covers networks. */
import type { DeployType } from "./deploy-type.ts";

const groupRules = (direction: "Ingress" | "Egress"): DeployType => ({
  schema: `AWS::EC2::SecurityGroup${direction}`,
  also: {
    create: "ec2:CreateTags",
    update: "ec2:ModifySecurityGroupRules ec2:CreateTags ec2:DeleteTags",
  },
  not: `ec2:UpdateSecurityGroupRuleDescriptions${direction} ec2:DescribeSecurityGroups${direction === "Egress" ? "" : " ec2:RevokeSecurityGroupEgress"}`,
});

export const ec2Types: Readonly<Record<string, DeployType>> = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    also: {
      create:
        "ec2:DescribeSecurityGroups ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:CreateTags",
      read: "ec2:DescribeSecurityGroups",
      update: "ec2:CreateTags ec2:DeleteTags",
    },
    when: {
      ingress: { update: "ec2:AuthorizeSecurityGroupIngress" },
      egress: { update: "ec2:AuthorizeSecurityGroupEgress" },
    },
  },
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
    schema: "AWS::EC2::EgressOnlyInternetGateway",
    not: "ec2:DescribeTags ec2:DescribeVpcs ec2:DeleteTags",
    also: { create: "ec2:CreateTags", update: "ec2:CreateTags ec2:DeleteTags" },
  },
  "aws:ec2/eip:Eip": {
    schema: "AWS::EC2::EIP",
    not: "ec2:AcceptAddressTransfer ec2:AssociateAddress ec2:DisassociateAddress",
    // An address that a refresh found in use is released from its gateway before it is deleted.
    also: { read: "ec2:DescribeAddressesAttribute", delete: "ec2:DisassociateAddress" },
  },
  "aws:ec2/flowLog:FlowLog": { schema: "AWS::EC2::FlowLog", not: "ec2:DescribeTags iam:CreateServiceLinkedRole" },
  "aws:ec2/internetGateway:InternetGateway": {
    schema: "AWS::EC2::InternetGateway",
    also: {
      create: "ec2:AttachInternetGateway",
      update: "ec2:DetachInternetGateway ec2:AttachInternetGateway",
      delete: "ec2:DetachInternetGateway",
    },
  },
  "aws:ec2/natGateway:NatGateway": { schema: "AWS::EC2::NatGateway", not: "ec2:*Address" },
  "aws:ec2/route:Route": { schema: "AWS::EC2::Route", not: "ec2:DescribeNetworkInterfaces" },
  // A table that still has associations loses them before it is deleted.
  "aws:ec2/routeTable:RouteTable": { schema: "AWS::EC2::RouteTable", also: { delete: "ec2:DisassociateRouteTable" } },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    schema: "AWS::EC2::SubnetRouteTableAssociation",
    not: "ec2:DescribeSubnets ec2:ReplaceRouteTableAssociation",
    also: { update: "ec2:ReplaceRouteTableAssociation ec2:AssociateRouteTable" },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    schema: "AWS::EC2::SecurityGroup",
    not: "ec2:AuthorizeSecurityGroup* ec2:RevokeSecurityGroupIngress ec2:UpdateSecurityGroupRuleDescriptions* ec2:DescribeInstances",
    also: { delete: "ec2:DescribeNetworkInterfaces" },
    when: {
      ingress: { create: "ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupIngress" },
      egress: { create: "ec2:AuthorizeSecurityGroupEgress" },
      revokeRulesOnDelete: { delete: "ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress" },
    },
  },
  "aws:ec2/subnet:Subnet": {
    schema: "AWS::EC2::Subnet",
    not: "ec2:*CidrBlock ec2:DescribeNetworkAcls",
    also: { delete: "ec2:DescribeNetworkInterfaces" },
    when: { ipv6CidrBlock: { update: "ec2:AssociateSubnetCidrBlock ec2:DisassociateSubnetCidrBlock" } },
  },
  "aws:ec2/vpc:Vpc": {
    schema: "AWS::EC2::VPC",
    not: "ec2:*EncryptionControl* ec2:ModifyVpcTenancy",
    also: { read: "ec2:DescribeRouteTables" },
    when: { assignGeneratedIpv6CidrBlock: { update: "ec2:AssociateVpcCidrBlock ec2:DisassociateVpcCidrBlock" } },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    schema: "AWS::EC2::VPCEndpoint",
    not: "ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs",
    also: { read: "ec2:DescribePrefixLists ec2:DescribeNetworkInterfaces" },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": groupRules("Egress"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": groupRules("Ingress"),
};

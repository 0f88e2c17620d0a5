import { canonical, contains, overlap, parseCidr } from "../../aws/cidr.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Subnet is outside its VPC or overlaps another one",
  reason: "EC2 refuses a subnet whose block is not part of the VPC's, or that shares addresses with another subnet.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  good: "{vpc: {vpcCidr: 10.20.0.0/16}, overrides: {vpc-data-a: {set: {cidrBlock: 10.20.255.0/24}}}}",
  bad: "{vpc: {vpcCidr: 10.20.0.0/16}, overrides: {vpc-data-a: {set: {cidrBlock: 10.21.255.0/24}}}}",

  *checkPlan(view) {
    const subnets = view.ofType("aws:ec2/subnet:Subnet").flatMap((subnet) => {
      const block = parseCidr(view.text(subnet, "cidrBlock") ?? "");
      return block === undefined ? [] : [{ id: subnet.id, block: canonical(block), vpc: view.target(subnet.inputs["vpcId"]) }];
    });
    for (const [index, { id, block, vpc }] of subnets.entries()) {
      const found = { resource: id, property: "cidrBlock" };
      const whole = parseCidr((vpc && view.text(vpc, "cidrBlock")) ?? "");
      // More blocks can be associated with a VPC.
      const isOnly = view.ofType("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation").length === 0;
      if (whole !== undefined && isOnly && !contains(canonical(whole), block))
        yield { ...found, message: `the block is not part of ${vpc!.id}`, help: `use a free block of ${String(vpc!.inputs["cidrBlock"])}` };
      const other = subnets.slice(0, index).find((each) => each.vpc === vpc && vpc !== undefined && overlap(each.block, block));
      if (other !== undefined) yield { ...found, message: `the block overlaps that of ${other.id}`, help: "use a free block of the VPC" };
    }
  },
};

export default rule;

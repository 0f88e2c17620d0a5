import { parseCidr } from "../../aws/cidr.ts";
import type { Rule } from "../rule.ts";

const [widest, narrowest] = [16, 28];

const rule: Rule = {
  severity: "error",
  title: "A VPC or subnet has a size that EC2 does not accept",
  reason: "Blocks of VPCs and subnets have 16 to 65,536 addresses. EC2 refuses any other.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  good: "{vpc: {vpcCidr: 10.20.0.0/16}, overrides: {vpc-data-a: {set: {cidrBlock: 10.20.255.0/28}}}}",
  bad: "{vpc: {vpcCidr: 10.20.0.0/16}, overrides: {vpc-data-a: {set: {cidrBlock: 10.20.255.0/29}}}}",

  judges: "resources",
  *checkPlan(view) {
    for (const type of ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet"])
      for (const resource of view.ofType(type)) {
        const text = view.text(resource, "cidrBlock") ?? "";
        const length = parseCidr(text) === undefined ? widest : Number(text.split("/")[1]);
        if (length < widest || length > narrowest)
          yield { resource: resource.id, property: "cidrBlock", message: `a block of /${length}`, help: `use /${widest} to /${narrowest}` };
      }
  },
};

export default rule;

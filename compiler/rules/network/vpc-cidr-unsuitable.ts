import { canonical, dockerRange, isPrivate, overlap, parseCidr } from "../../aws/cidr.ts";
import type { Rule } from "../rule.ts";

const key = "vpc.vpcCidr";

const rule: Rule = {
  severity: "warning",
  title: "VPC CIDR block is public or overlaps Docker's default network",
  reason:
    "Traffic to an address in the VPC's block never leaves the VPC. A public block hides its owner on the internet, and 172.17.0.0/16 is the network that Docker uses for containers on a host.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  good: "{vpc: {vpcCidr: 10.20.0.0/16}}",
  bad: "{vpc: {vpcCidr: 172.17.0.0/16}}",

  *checkSpec({ spec }) {
    if (spec.vpc.existingVpc !== undefined) return;
    const parsed = parseCidr(spec.vpc.vpcCidr);
    if (parsed === undefined) return;
    const block = canonical(parsed);
    if (overlap(block, parseCidr(dockerRange)!)) {
      yield {
        key,
        message: `${spec.vpc.vpcCidr} overlaps the network that Docker and Cloud9 use on a host: containers there cannot reach the VPC`,
        help: "use a block of 10.0.0.0/8, for example `10.0.0.0/16`",
      };
    } else if (!isPrivate(block)) {
      yield {
        key,
        message: `${spec.vpc.vpcCidr} is public address space: nothing in the VPC can reach its owner`,
        help: "use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
      };
    }
  },
};

export default rule;

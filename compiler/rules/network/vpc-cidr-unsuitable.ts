import { canonical, contains, dockerRange, overlap, parseCidr, privateRanges } from "../../aws/cidr.ts";
import type { Rule } from "../rule.ts";

const key = "vpc.vpcCidr";

const rule: Rule = {
  severity: "warning",
  title: "VPC CIDR block is public or overlaps Docker's default network",
  reason: "The VPC's block does not hide addresses that something else answers to.",
  source: "VPC user guide, VPC CIDR blocks: 172.17.0.0/16 is used by Docker and Cloud9, and private ranges are recommended",
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
        message: `${spec.vpc.vpcCidr} is the network that Docker and Cloud9 use on a host: it cannot reach the VPC from there`,
        help: "use a block of 10.0.0.0/8, `10.0.0.0/16`",
      };
    } else if (!privateRanges.some((range) => contains(parseCidr(range)!, block))) {
      yield {
        key,
        message: `${spec.vpc.vpcCidr} is public address space: nothing in the VPC can reach whom it belongs to`,
        help: "use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
      };
    }
  },
};

export default rule;

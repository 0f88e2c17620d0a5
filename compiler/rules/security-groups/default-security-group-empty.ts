import type { PolicyRule } from "../shared/view.ts";

/** What is created without a group lands in the default one, which must let nothing through. */
const rule: PolicyRule = {
  code: "SEC-V2",
  *check(view) {
    for (const vpc of view.ofType("aws:ec2/vpc:Vpc")) {
      const group = view
        .ofType("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
        .find((each) => view.target(each.inputs["vpcId"]) === vpc);
      if (group === undefined) yield { resource: vpc.id, message: "the VPC's default security group is not taken over and emptied" };
      else if (!isEmpty(group.inputs["ingress"]) || !isEmpty(group.inputs["egress"]))
        yield { resource: group.id, message: "the default group has rules" };
    }
  },
};

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

export default rule;

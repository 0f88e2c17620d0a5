import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Default security group of the VPC has no rules",
  reason: "What is created without a group lands in the default one, which must let nothing through.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the VPC's default security group has no rules",
    ids: {
      checkov: ["CKV2_AWS_12"],
      securityHub: ["EC2.2"],
      trivy: ["AWS-0173"],
      cis: ["v3 5.4", "v5 5.5"],
      prowler: ["ec2_securitygroup_default_restrict_traffic"],
    },
  },

  *checkPlan(view) {
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

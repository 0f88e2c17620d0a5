import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Default security group of the VPC has no rules",
  reason:
    "A resource that is created without a security group gets the default one, which initially allows all traffic among its members and all egress. Without rules it allows nothing.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
  good: "{overrides: {vpc-default-security-group: {set: {ingress: []}}}}",
  bad: '{overrides: {vpc-default-security-group: {set: {ingress: [{protocol: "-1", fromPort: 0, toPort: 0, self: true, description: All traffic among members}]}}}}',

  security: {
    optional: "never",
    demand: "the default security group of the VPC has no rules",
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
      if (group === undefined)
        yield { resource: vpc.id, message: "the default security group of the VPC is not managed, so it keeps its initial rules" };
      else if (!isEmpty(group.inputs["ingress"]) || !isEmpty(group.inputs["egress"]))
        yield { resource: group.id, message: "the default security group has rules" };
    }
  },
};

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

export default rule;

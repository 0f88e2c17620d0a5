import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Network ACLs do not open administration ports",
  reason:
    "The default network ACL, which allows all traffic, stays: security groups decide what can be reached. Of two sets of rules that must both be right, one is forgotten.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
  security: {
    optional: "with-waiver",
    demand: "network ACLs do not open administration ports",
    prodWaiver: "conflict",
    note: "the default network ACL stays, since auditors give opposite advice about others",
    ids: {
      checkov: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352", "CKV2_AWS_1"],
      securityHub: ["EC2.21", "EC2.16"],
      trivy: ["AWS-0105", "AWS-0102"],
      cdkNag: ["VPC3"],
      cis: ["v3 5.1", "v5 5.2"],
      prowler: ["ec2_networkacl_allow_ingress_any_port"],
    },
  },
};

export default rule;

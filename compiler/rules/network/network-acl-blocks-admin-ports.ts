import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Network ACLs do not open administration ports",
  reason: "the default network ACL stays: two rule sets give opposite advice",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "network ACLs open no administration port",
    prodWaiver: "conflict",
    note: "the default network ACL stays: two rule sets give opposite advice",
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

import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC flow logs record all traffic",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the VPC has flow logs of all traffic",
    prodWaiver: "price",
    ids: {
      checkov: ["CKV2_AWS_11"],
      securityHub: ["EC2.6"],
      trivy: ["AWS-0178"],
      cdkNag: ["VPC7"],
      cis: ["v3 3.7", "v5 3.7"],
      prowler: ["vpc_flow_logs_enabled"],
    },
  },
};

export default rule;

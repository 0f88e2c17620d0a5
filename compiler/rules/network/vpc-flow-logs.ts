import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC flow logs record all traffic",
  reason: "A record of rejected connections alone does not show where an intruder connected to, or which data left the VPC.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
  good: "{vpc: {flowLogTraffic: ALL}}",
  bad: "{vpc: {flowLogTraffic: REJECT}}",
  security: {
    optional: "in-dev",
    demand: "VPC flow logs record all traffic",
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

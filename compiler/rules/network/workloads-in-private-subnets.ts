import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Workloads run in private subnets in at least two availability zones",
  reason:
    "A task in a public subnet needs a public address, and one wrong security group rule opens it to the internet. Workloads in a single zone go down with it.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
  good: "{vpc: {natGateways: 2}}",
  bad: "{vpc: {natGateways: 0}}",
  security: {
    optional: "in-dev",
    demand: "workloads run in private subnets in at least two availability zones",
    prodWaiver: "price",
    ids: { securityHub: ["EC2.9", "RDS.46"], prowler: ["vpc_subnet_separate_private_public", "vpc_subnet_different_az"] },
  },
};

export default rule;

import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Workloads run in private subnets in at least two availability zones",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "workloads run in private subnets, in at least two zones",
    prodWaiver: "price",
    ids: { securityHub: ["EC2.9", "RDS.46"], prowler: ["vpc_subnet_separate_private_public", "vpc_subnet_different_az"] },
  },
};

export default rule;

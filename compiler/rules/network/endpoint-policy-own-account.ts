import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC endpoint policies allow only this account",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "endpoint policies are limited to the own account",
    ids: { checkov: ["CKV_AWS_123"], prowler: ["vpc_endpoint_connections_trust_boundaries"] },
  },
};

export default rule;

import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC endpoint policies allow only this account",
  reason:
    "The default endpoint policy gives everybody access to every resource of the service. A compromised task could copy data to a bucket of another account.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  good: "{overrides: {vpc-endpoint-s3: {merge: {tags: {Team: chat}}}}}",
  bad: "{overrides: {vpc-endpoint-s3: {remove: [policy]}}}",
  security: {
    optional: "with-waiver",
    demand: "VPC endpoint policies allow only this account",
    ids: { checkov: ["CKV_AWS_123"], prowler: ["vpc_endpoint_connections_trust_boundaries"] },
  },
};

export default rule;

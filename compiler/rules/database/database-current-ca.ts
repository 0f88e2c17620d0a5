import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Database uses a current certificate authority",
  reason:
    "A client that verifies the server certificate cannot connect once the CA has expired, as `rds-ca-2019` did in August 2024. A CA that is not named depends on the account's default.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
  good: "{overrides: {rds-instance: {set: {caCertIdentifier: rds-ca-ecc384-g1}}}}",
  bad: "{overrides: {rds-instance: {set: {caCertIdentifier: rds-ca-2019}}}}",
  security: {
    optional: "never",
    demand: "the database uses a current certificate authority",
    ids: { checkov: ["CKV_AWS_211"], prowler: ["rds_instance_certificate_expiration"] },
  },

  checkPlan: demand(
    "aws:rds/instance:Instance",
    "caCertIdentifier",
    "a current CA",
    (value) => typeof value === "string" && /^rds-ca-(rsa2048|rsa4096|ecc384)-g1$/.test(value),
  ),
};

export default rule;

import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database uses a current certificate authority",
  reason: "Named, so that an account's default cannot bring an expired one back.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the server certificate comes from a current CA",
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

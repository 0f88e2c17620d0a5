import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis requires TLS",
  reason:
    "With `transitEncryptionMode: preferred`, ElastiCache still accepts unencrypted connections, which expose the AUTH token and the data.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5",
  good: "{overrides: {redis-main: {set: {transitEncryptionMode: required}}}}",
  bad: "{overrides: {redis-main: {set: {transitEncryptionMode: preferred}}}}",

  security: {
    optional: "never",
    demand: "Redis requires TLS",
    ids: { checkov: ["CKV_AWS_30"], securityHub: ["ElastiCache.5"], trivy: ["AWS-0051"], cdkNag: ["AEC3"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["transitEncryptionEnabled"] !== true || inputs["transitEncryptionMode"] !== "required")
        yield { resource: id, property: "transitEncryptionMode", message: "TLS is not required" };
    }
  },
};

export default rule;

import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis requires TLS",
  reason: "`preferred` would still take plain connections.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "Redis demands TLS",
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

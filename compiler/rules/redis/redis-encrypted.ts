import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis is encrypted at rest",
  reason: "It cannot be turned on later without replacing the cluster.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "Redis is encrypted at rest",
    ids: { checkov: ["CKV_AWS_29"], securityHub: ["ElastiCache.4"], trivy: ["AWS-0045"], cdkNag: ["AEC3"] },
  },
  checkPlan: demand("aws:elasticache/replicationGroup:ReplicationGroup", "atRestEncryptionEnabled", "true", isTrue),
};

export default rule;

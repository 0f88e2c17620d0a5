import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis minor versions are upgraded automatically",
  reason: "Security fixes arrive in the maintenance window.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "Redis minor versions are upgraded automatically",
    ids: { checkov: ["CKV_AWS_322"], securityHub: ["ElastiCache.2"] },
  },
  checkPlan: demand("aws:elasticache/replicationGroup:ReplicationGroup", "autoMinorVersionUpgrade", "true", isTrue),
};

export default rule;

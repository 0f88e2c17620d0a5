import type { Rule } from "../rule.ts";
import { isTrue, demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis minor versions are upgraded automatically",
  reason: "Without automatic upgrades, security fixes reach the cluster only when somebody changes the version by hand.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2",
  good: "{overrides: {redis-main: {set: {autoMinorVersionUpgrade: true}}}}",
  bad: "{overrides: {redis-main: {set: {autoMinorVersionUpgrade: false}}}}",

  security: {
    optional: "never",
    demand: "Redis minor versions are upgraded automatically",
    ids: { checkov: ["CKV_AWS_322"], securityHub: ["ElastiCache.2"] },
  },
  checkPlan: demand("aws:elasticache/replicationGroup:ReplicationGroup", "autoMinorVersionUpgrade", "true", isTrue),
};

export default rule;

import type { Rule } from "../rule.ts";
import { isTrue, demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis is encrypted at rest",
  reason:
    "Otherwise snapshots and swap files are stored unencrypted. Encryption at rest can be enabled only at creation, so enabling it later replaces the cluster.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4",
  good: "{overrides: {redis-main: {set: {atRestEncryptionEnabled: true}}}}",
  bad: "{overrides: {redis-main: {set: {atRestEncryptionEnabled: false}}}}",

  security: {
    optional: "never",
    demand: "Redis is encrypted at rest",
    ids: { checkov: ["CKV_AWS_29"], securityHub: ["ElastiCache.4"], trivy: ["AWS-0045"], cdkNag: ["AEC3"] },
  },
  checkPlan: demand("aws:elasticache/replicationGroup:ReplicationGroup", "atRestEncryptionEnabled", "true", isTrue),
};

export default rule;

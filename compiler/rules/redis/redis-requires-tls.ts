import { takesTransitEncryptionMode } from "../../aws/elasticache.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis requires TLS",
  reason:
    "With `transitEncryptionMode: preferred`, ElastiCache still accepts unencrypted connections, which expose the AUTH token and the data. Redis 6 has no such mode: with TLS on, it requires TLS.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5",
  good: "{overrides: {redis-main: {set: {transitEncryptionMode: required}}}}",
  bad: "{overrides: {redis-main: {set: {transitEncryptionMode: preferred}}}}",

  security: {
    optional: "never",
    demand: "Redis requires TLS",
    ids: { checkov: ["CKV_AWS_30"], securityHub: ["ElastiCache.5"], trivy: ["AWS-0051"], cdkNag: ["AEC3"] },
  },

  *checkPlan(view) {
    for (const resource of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const { transitEncryptionEnabled: enabled, transitEncryptionMode: mode } = resource.inputs;
      const [engine, version] = [view.text(resource, "engine") ?? "redis", view.text(resource, "engineVersion") ?? "7"];
      const found = { resource: resource.id, property: "transitEncryptionMode" };
      const hasMode = takesTransitEncryptionMode(engine, version);
      if (enabled !== true || (mode ?? (hasMode ? "preferred" : "required")) !== "required")
        yield { ...found, message: "TLS is not required" };
      else if (mode !== undefined && !hasMode) yield { ...found, message: `Redis ${version} has no modes of TLS`, help: "remove it" };
    }
  },
};

export default rule;

/** Controls that are off for a reason other than one value of one key. */
import type { Control } from "../../generated/controls.ts";
import type { Environment } from "../model/types.ts";

/** What no key can switch on: the lowering does without it in every environment, and each environment must say so. */
const always: readonly Control[] = [
  { key: "rds.rdsCredentialVersion", rule: "secret-rotation" },
  { key: "rds.rdsCredentialVersion", rule: "master-password-rotation" },
];

/** Managed rule groups that a web ACL must have in block mode (1 USD a month each), by row. */
const blocked: Readonly<Record<string, readonly string[]>> = {
  "web-acl-known-bad-inputs": ["AWSManagedRulesKnownBadInputsRuleSet"],
  "web-acl-sql-injection-reputation": ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesAmazonIpReputationList"],
};

/** Controls that this environment does without. */
export function gapsOf(environment: Environment): readonly Control[] {
  return [...always, ...openGroups(environment), ...singleNodes(environment), ...unheardEvents(environment)];
}

function openGroups({ spec: { waf } }: Environment): readonly Control[] {
  if (!waf.enableWaf) return [];
  const blocks = (name: string) => waf.wafManagedRuleGroups.some((group) => group.name === name && group.mode === "block");
  return Object.entries(blocked).flatMap(([rule, names]) => {
    const missing = names.filter((name) => !blocks(name)).map((name) => `\`{ name: ${name}, mode: block }\``);
    if (missing.length === 0) return [];
    return [{ key: "waf.wafManagedRuleGroups", rule, on: `add ${missing.join(" and ")}`, price: `${missing.length} USD a month` }];
  });
}

/** A Redis cluster of one node has nothing to fail over to. Which keys count depends on the split. */
function singleNodes({ spec: { redis } }: Environment): readonly Control[] {
  const counts = redis.enableRedisSplit
    ? [
        { key: "redis.redisAdapterReplicas", value: redis.redisAdapterReplicas ?? 0, below: 1 },
        { key: "redis.redisStateReplicas", value: redis.redisStateReplicas ?? 0, below: 1 },
      ]
    : [{ key: "redis.redisNumCacheNodes", value: redis.redisNumCacheNodes, below: 2 }];
  const price = "a second node costs what the first does: 55.48 USD a month for cache.t3.medium";
  return counts
    .filter(({ value, below }) => value < below)
    .map(({ key, below }) => ({ key, rule: "redis-automatic-failover", below, price }));
}

/** Events of the database go to the alarm topic, which is there with the alarms. */
function unheardEvents({ spec: { rds, observability } }: Environment): readonly Control[] {
  if (!rds.enableRdsEventSubscriptions || observability.enableAlarms) return [];
  return [
    {
      key: "observability.enableAlarms",
      rule: "database-event-subscription",
      off: false,
      price: "0.10 USD a month per alarm, about 7 USD a month",
    },
  ];
}

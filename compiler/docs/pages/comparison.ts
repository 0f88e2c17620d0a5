/** The eight rows of the original design's comparison of environments, computed from the effective specs. */
import type { DocEnvironment } from "../input.ts";
import { yesNo } from "../markdown.ts";
import { valueIn } from "../values.ts";

export interface ComparisonRow {
  readonly feature: string;
  /** Keys that the row shows. */
  readonly keys: readonly string[];
  readonly show: (environment: DocEnvironment) => string;
}

const single = (feature: string, path: string, text: (value: unknown) => string): ComparisonRow => ({
  feature,
  keys: [path],
  show: (environment) => text(valueIn(environment, path)),
});

const days = (value: unknown): string => `${String(value)} ${value === 1 ? "day" : "days"}`;

export const comparisonRows: readonly ComparisonRow[] = [
  single("NAT Gateways", "vpc.natGateways", (count) =>
    count === 0 ? "0 (public subnets)" : `${String(count)}${Number(count) > 1 ? " (HA)" : ""}`,
  ),
  single("RDS Multi-AZ", "rds.rdsMultiAz", yesNo),
  single("RDS Proxy", "rds.enableRdsProxy", yesNo),
  { feature: "Redis Replicas", keys: ["redis.redisNumCacheNodes", "redis.enableRedisSplit"], show: redisNodes },
  single("WAF", "waf.enableWaf", yesNo),
  single("Flow Log Retention", "vpc.flowLogRetentionDays", days),
  single("Backup Retention", "rds.rdsBackupRetentionDays", days),
  single("Deletion Protection", "rds.rdsDeletionProtection", yesNo),
];

/** Nodes of each cluster including the primary, from the plan. */
function redisNodes({ plan }: DocEnvironment): string {
  const clusters = plan.resources.filter(({ type }) => type === "aws:elasticache/replicationGroup:ReplicationGroup");
  const counts = clusters.map(({ inputs }) => Number(inputs["numCacheClusters"]));
  const [first] = counts;
  if (counts.length === 1 || counts.some((count) => count !== first)) return counts.join(" + ");
  return `${counts.length} × ${first}`;
}

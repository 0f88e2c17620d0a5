/** Cost of Redis nodes, snapshots, logs, the secret and traffic between zones. */
import { cacheNodeMemoryGiB } from "../../aws/elasticache.ts";
import type { PlanResource } from "../../plan/types.ts";
import { member } from "../../plan/values.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, sum, times, zero } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { logLines } from "../../pricing/logs.ts";
import { secretLines } from "../../pricing/secrets.ts";
import { crossZoneLines } from "../../pricing/zones.ts";

const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";

export function cost(context: CostContext): readonly CostLine[] {
  return [
    ...linesOfAll(context, groupType, (group) => [...nodeLines(context, group), ...snapshotLines(context, group)]),
    ...linesOfAll(context, groupType, (group) => redisLogLines(context, group)),
    ...secretLines(context, "redis"),
    ...trafficLines(context),
  ];
}

function nodeLines(context: CostContext, group: PlanResource): readonly CostLine[] {
  const { plan } = context;
  const name = `${plan.text(group, "nodeType") ?? "?"}.${plan.text(group, "engine") ?? "redis"}`;
  return lines(group, {
    item: "Redis node hours",
    kind: "fixed",
    by: ["nodeType", "numCacheClusters"],
    quantity: times(context.hours, decimal(plan.number(group, "numCacheClusters", 1))),
    price: context.price("elasticache", name, "node-hour"),
  }).map((line) => ({ ...line, keys: nodeTypeFirst(line.keys) }));
}

/** Moves the node type's key first among the keys that decide the nodes. */
function nodeTypeFirst(keys: readonly string[]): readonly string[] {
  const type = keys.filter((key) => key.endsWith("NodeType"));
  return [...type, ...keys.filter((key) => !type.includes(key))];
}

/** A snapshot is taken of one node, regardless of the number of nodes. The first snapshot is free. */
function snapshotLines(context: CostContext, group: PlanResource): readonly CostLine[] {
  const { plan, traffic } = context;
  const kept = Math.max(0, plan.number(group, "snapshotRetentionLimit", 0) - 1);
  // Rounded to tenths: the memory is a whole number of bytes, and more digits say nothing about the stored data.
  const memory = decimal((cacheNodeMemoryGiB(plan.text(group, "nodeType") ?? "") ?? 0).toFixed(1));
  return lines(group, {
    item: "Redis snapshots",
    kind: "fixed",
    by: ["snapshotRetentionLimit", "nodeType"],
    quantity: times(memory, traffic.share("redisFilledPercent"), decimal(kept)),
    price: context.price("elasticache", "backup_storage", "GB-month"),
  });
}

/** The slow log and the engine log share the node's log volume. */
function redisLogLines(context: CostContext, group: PlanResource): readonly CostLine[] {
  const { plan, traffic } = context;
  const targets = plan.list(group, "logDeliveryConfigurations").flatMap((delivery) => {
    // `destination` is a concat whose only part is a reference to the log group's name.
    return plan.targets(member(delivery, "destination")).slice(0, 1);
  });
  if (targets.length === 0) return [];
  const nodes = decimal(plan.number(group, "numCacheClusters", 1));
  const gigabytes = over(times(nodes, traffic.of("redisLogMegabytesPerNode")), decimal(1000 * targets.length));
  return targets.flatMap((target) => logLines(context, target, { gigabytes, vended: true }));
}

/** Each message is published once and delivered to every load-balanced task that holds connections. */
function trafficLines(context: CostContext): readonly CostLine[] {
  const [group] = context.plan.ofType(groupType);
  if (group === undefined) return [];
  const { traffic } = context;
  const subscribers = context.services
    .filter(({ service }) => service.module === "ecsServices")
    .reduce((tasks, { running }) => sum(tasks, running), zero);
  const published = traffic.gigabytes(traffic.messages, traffic.of("eventKilobytes"));
  return crossZoneLines(context, group, times(published, sum(decimal(1), subscribers)));
}

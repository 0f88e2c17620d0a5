import type { Rule } from "../rule.ts";
import { checkPlannedWindows, checkWindowPair } from "../shared/window-pair.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis snapshot window is too short or overlaps the maintenance window",
  reason: "ElastiCache rejects windows shorter than 60 minutes, and a snapshot window that overlaps the maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
  good: '{redis: {redisSnapshotWindow: "02:00-03:00", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',
  bad: '{redis: {redisSnapshotWindow: "05:30-06:30", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',

  checkSpec: ({ spec: { redis } }) =>
    checkWindowPair(
      { key: "redis.redisSnapshotWindow", text: redis.redisSnapshotWindow, name: "the snapshot window" },
      { key: "redis.redisMaintenanceWindow", text: redis.redisMaintenanceWindow, name: "the maintenance window" },
      60,
      "ElastiCache",
    ),

  checkPlan(view) {
    const groups = view.ofType("aws:elasticache/replicationGroup:ReplicationGroup", "aws:elasticache/cluster:Cluster");
    return checkPlannedWindows(view, groups, ["snapshotWindow", "maintenanceWindow"], 60, "ElastiCache");
  },
};

export default rule;

import type { Finding, Rule } from "../rule.ts";
import { dailyWindow, minutesOfWindow, weeklyWindow, windowsOverlap } from "../shared/windows.ts";

const least = 60;

const rule: Rule = {
  severity: "error",
  title: "Redis snapshot window is too short or overlaps the maintenance window",
  reason: "ElastiCache refuses windows shorter than an hour, and a snapshot window that overlaps the maintenance window.",
  source: "ElastiCache CreateReplicationGroup, SnapshotWindow and PreferredMaintenanceWindow",
  good: '{redis: {redisSnapshotWindow: "02:00-03:00", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',
  bad: '{redis: {redisSnapshotWindow: "05:30-06:30", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',

  *checkSpec({ spec: { redis } }) {
    yield* tooShort("redis.redisSnapshotWindow", minutesOfWindow(dailyWindow(redis.redisSnapshotWindow)));
    yield* tooShort("redis.redisMaintenanceWindow", minutesOfWindow(weeklyWindow(redis.redisMaintenanceWindow)));
    if (windowsOverlap(dailyWindow(redis.redisSnapshotWindow), weeklyWindow(redis.redisMaintenanceWindow))) {
      yield {
        key: "redis.redisSnapshotWindow",
        message: `the snapshot window ${redis.redisSnapshotWindow} overlaps the maintenance window ${redis.redisMaintenanceWindow}`,
        help: "move one of them",
        related: [{ key: "redis.redisMaintenanceWindow", message: "the maintenance window" }],
      };
    }
  },
};

function* tooShort(key: string, minutes: number): Iterable<Finding> {
  if (minutes < least) yield { key, message: `the window lasts ${minutes} minutes`, help: `ElastiCache demands at least ${least} minutes` };
}

export default rule;

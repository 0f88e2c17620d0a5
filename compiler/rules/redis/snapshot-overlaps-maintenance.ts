import type { Finding, Rule } from "../rule.ts";
import { dailyWindow, minutesOfWindow, weeklyWindow, windowsOverlap } from "../shared/windows.ts";

const least = 60;

const rule: Rule = {
  severity: "error",
  title: "Redis snapshot window is too short or overlaps the maintenance window",
  reason: "ElastiCache rejects windows shorter than 60 minutes, and a snapshot window that overlaps the maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
  good: '{redis: {redisSnapshotWindow: "02:00-03:00", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',
  bad: '{redis: {redisSnapshotWindow: "05:30-06:30", redisMaintenanceWindow: "sun:05:00-sun:06:00"}}',

  *checkSpec({ spec: { redis } }) {
    yield* tooShort("redis.redisSnapshotWindow", minutesOfWindow(dailyWindow(redis.redisSnapshotWindow)));
    yield* tooShort("redis.redisMaintenanceWindow", minutesOfWindow(weeklyWindow(redis.redisMaintenanceWindow)));
    if (windowsOverlap(dailyWindow(redis.redisSnapshotWindow), weeklyWindow(redis.redisMaintenanceWindow))) {
      yield {
        key: "redis.redisSnapshotWindow",
        message: `the snapshot window ${redis.redisSnapshotWindow} overlaps the maintenance window ${redis.redisMaintenanceWindow}`,
        help: "move one of the two windows",
        related: [{ key: "redis.redisMaintenanceWindow", message: "the maintenance window" }],
      };
    }
  },
};

function* tooShort(key: string, minutes: number): Iterable<Finding> {
  if (minutes < least) yield { key, message: `the window is ${minutes} minutes long`, help: `use at least ${least} minutes` };
}

export default rule;

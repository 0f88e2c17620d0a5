import { maxConnections } from "../../aws/rds.ts";
import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";
import { largestPools } from "../shared/workload-sums.ts";

const rule: Rule = {
  severity: "warning",
  title: "Threshold of an alarm or a scaling step can never be reached",
  reason:
    "An alarm with a threshold that its metric cannot exceed never fires, although everybody believes that it watches. A scaling step with such a threshold never adds a task.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example, alarmErrorPercent: 10}}",
  bad: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example, alarmErrorPercent: 100, alarmLatencySeconds: 30}}",

  *checkSpec(environment) {
    yield* neverOldEnough(environment);
    if (!environment.spec.observability.enableAlarms) return;
    yield* percentages(environment);
    yield* slowerThanTheTimeout(environment);
    yield* fewerConnections(environment);
  },
};

/** These alarms compare with `GreaterThanThreshold`, and no percentage exceeds 100. */
function* percentages({ spec: { observability } }: Environment): Iterable<Finding> {
  for (const name of ["alarmErrorPercent", "alarmRedisMemoryPercent"] as const) {
    if (observability[name] < 100) continue;
    yield {
      key: `observability.${name}`,
      message: "the alarm fires above 100 %, which the metric cannot exceed",
      help: "use a number below 100",
    };
  }
}

/** The threshold of the p99 alarm is three times the limit, and the load balancer answers 504 at its idle timeout. */
function* slowerThanTheTimeout({ spec: { observability, alb } }: Environment): Iterable<Finding> {
  const { alarmLatencySeconds: limit } = observability;
  const idle = alb.albIdleTimeoutSeconds;
  if (limit * 3 < idle) return;
  yield {
    key: "observability.alarmLatencySeconds",
    message: `the p99 latency alarm fires above 3 × ${limit} s = ${limit * 3} s, but the load balancer times out after ${idle} s`,
    help: `use less than ${idle / 3}, or raise \`albIdleTimeoutSeconds\``,
    related: [{ key: "alb.albIdleTimeoutSeconds", message: `${idle} s` }],
  };
}

/** More database connections than there can be: a proxy opens no more than its share. */
function* fewerConnections(environment: Environment): Iterable<Finding> {
  const { rds, observability } = environment.spec;
  const most = maxConnections(rds.rdsInstanceClass);
  if (most === undefined) return;
  const percent = observability.alarmDatabaseConnectionsPercent;
  const threshold = Math.floor((most * percent) / 100);
  const share = rds.rdsProxyMaxConnectionsPercent;
  if (rds.enableRdsProxy && percent >= share) {
    yield {
      key: "observability.alarmDatabaseConnectionsPercent",
      message: `the alarm fires above ${percent} % of the database's connections, but the proxy opens at most ${share} %`,
      help: `use less than ${share}`,
      related: [{ key: "rds.rdsProxyMaxConnectionsPercent", message: `${share} %` }],
    };
  }
  const pools = largestPools(environment);
  if (rds.enableRdsProxy || threshold < most - 3 || pools.total <= threshold) return;
  yield {
    key: "observability.alarmDatabaseConnectionsPercent",
    message: `the alarm fires above ${percent} % of ${most} = ${threshold} connections, but the database rejects tasks at ${most - 3}`,
    help: `use at most ${Math.floor(((most - 4) * 100) / most)}`,
    related: [{ key: "rds.rdsInstanceClass", message: `${most} connections` }],
  };
}

/** SQS deletes messages before they are old enough to add tasks. */
function* neverOldEnough({ workers, queues }: Environment): Iterable<Finding> {
  for (const { name, queues: names, oldestMessageAgeSeconds } of Object.values(workers)) {
    for (const queue of names.map((each) => queues[each]!)) {
      if (oldestMessageAgeSeconds.value < queue.messageRetentionSeconds.value) continue;
      yield {
        key: oldestMessageAgeSeconds.from[0]!,
        message: `${name} tasks are added when a message is ${oldestMessageAgeSeconds.value} s old, but the ${queue.name} queue deletes it after ${queue.messageRetentionSeconds.value} s`,
        help: `use less than ${queue.messageRetentionSeconds.value}, or retain messages longer`,
        related: [{ key: queue.messageRetentionSeconds.from[0]!, message: `${queue.messageRetentionSeconds.value} s` }],
      };
    }
  }
}

export default rule;

import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";
import { largestPools } from "../shared/workload-sums.ts";
import { maxConnections } from "../../aws/rds.ts";

const rule: Rule = {
  severity: "warning",
  title: "Threshold of an alarm or a scaling step cannot be reached",
  reason: "An alarm whose threshold cannot be reached is silent for ever, and everybody believes that it watches.",
  source: "platform-compile; CloudWatch compares with more than, not at least",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmErrorPercent: 10}}",
  bad: "{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmErrorPercent: 100, alarmLatencySeconds: 30}}",

  *checkSpec(environment) {
    yield* neverOldEnough(environment);
    if (!environment.spec.observability.enableAlarms) return;
    yield* percentages(environment);
    yield* slowerThanTheTimeout(environment);
    yield* fewerConnections(environment);
  },
};

/** More than 100 % is nothing. */
function* percentages({ spec: { observability } }: Environment): Iterable<Finding> {
  for (const name of ["alarmErrorPercent", "alarmRedisMemoryPercent"] as const) {
    if (observability[name] < 100) continue;
    yield { key: `observability.${name}`, message: "the alarm rings above 100 %, which nothing is", help: "use a number below 100" };
  }
}

/** The p99 alarm stands at three times the limit, and the load balancer answers 504 at its idle timeout. */
function* slowerThanTheTimeout({ spec: { observability, alb } }: Environment): Iterable<Finding> {
  const { alarmLatencySeconds: limit } = observability;
  const idle = alb.albIdleTimeoutSeconds;
  if (limit * 3 < idle) return;
  yield {
    key: "observability.alarmLatencySeconds",
    message: `the alarm on the slowest hundredth rings above 3 × ${limit} s = ${limit * 3} s, but the load balancer gives up after ${idle} s`,
    help: `use less than ${idle / 3}, or raise \`albIdleTimeoutSeconds\``,
    related: [{ key: "alb.albIdleTimeoutSeconds", message: `${idle} s` }],
  };
}

/** Of the database's connections; a proxy opens no more than its share. */
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
      message: `the alarm rings above ${percent} % of the database's connections, but the proxy opens ${share} % at most`,
      help: `use less than ${share}`,
      related: [{ key: "rds.rdsProxyMaxConnectionsPercent", message: `${share} %` }],
    };
  }
  const pools = largestPools(environment);
  if (rds.enableRdsProxy || threshold < most - 3 || pools.total <= threshold) return;
  yield {
    key: "observability.alarmDatabaseConnectionsPercent",
    message: `the alarm rings above ${percent} % of ${most} = ${threshold} connections, and the database refuses tasks at ${most - 3}`,
    help: `use at most ${Math.floor(((most - 4) * 100) / most)}`,
    related: [{ key: "rds.rdsInstanceClass", message: `${most} connections` }],
  };
}

/** Messages are gone before they are old enough to add tasks. */
function* neverOldEnough({ workers, queues }: Environment): Iterable<Finding> {
  for (const { name, queues: names, oldestMessageAgeSeconds } of Object.values(workers)) {
    for (const queue of names.map((each) => queues[each]!)) {
      if (oldestMessageAgeSeconds.value < queue.messageRetentionSeconds.value) continue;
      yield {
        key: oldestMessageAgeSeconds.from[0]!,
        message: `${name} tasks are added when a message is ${oldestMessageAgeSeconds.value} s old, but the ${queue.name} queue drops it after ${queue.messageRetentionSeconds.value} s`,
        help: `use less than ${queue.messageRetentionSeconds.value}, or keep messages longer`,
        related: [{ key: queue.messageRetentionSeconds.from[0]!, message: `${queue.messageRetentionSeconds.value} s` }],
      };
    }
  }
}

export default rule;

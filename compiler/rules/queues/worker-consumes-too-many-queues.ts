import type { Rule } from "../rule.ts";
import { metricsInMathAlarm } from "../../aws/cloudwatch.ts";

/** The alarm on stalled queues compares two metrics of each queue. */
const withAlarms = { metricsPerQueue: 2, others: 0 };
/** The backlog is one metric of each queue, divided by the number of tasks. */
const withoutAlarms = { metricsPerQueue: 1, others: 1 };

const rule: Rule = {
  severity: "error",
  title: "Worker consumes more queues than an alarm can watch",
  reason:
    "Autoscaling and the deployment alarm of a worker watch all its queues in one expression, and CloudWatch refuses an expression over more than 10 metrics.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html",
  good: "{observability: {enableAlarms: true}, sqs: {extraQueues: {a: {}, b: {}, c: {}}}, ecsWorkers: {workerExtras: {worker: {consumes: [a, b, c]}}}}",
  bad: "{observability: {enableAlarms: true}, sqs: {extraQueues: {a: {}, b: {}, c: {}, d: {}}}, ecsWorkers: {workerExtras: {worker: {consumes: [a, b, c, d]}}}}",

  *checkSpec({ spec, workers }) {
    const { enableAlarms } = spec.observability;
    const { metricsPerQueue, others } = enableAlarms ? withAlarms : withoutAlarms;
    const most = Math.floor((metricsInMathAlarm - others) / metricsPerQueue);
    for (const { name, queues, consumes } of Object.values(workers)) {
      if (queues.length <= most) continue;
      const watcher = enableAlarms ? "its deployment alarm" : "its scaling policy";
      yield {
        key: consumes.from[0] ?? "ecsWorkers.workerExtras",
        message: `${name} consumes ${queues.length} queues: ${watcher} would watch ${queues.length * metricsPerQueue + others} metrics, and CloudWatch allows ${metricsInMathAlarm}`,
        help: `consume at most ${most} queues, and add a worker under \`ecsWorkers.extraWorkers\` for the others`,
      };
    }
  },
};

export default rule;

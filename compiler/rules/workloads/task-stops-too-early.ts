import type { Environment } from "../../model/types.ts";
import { consumedQueues } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Task stops before its work in progress is finished",
  reason:
    "A stopping task is deregistered from the load balancer, receives SIGTERM, and is killed after its stop timeout. Requests and messages that are still in progress are cut off; messages are then processed a second time.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html",
  good: "{ecsWorkers: {workerStopTimeoutSeconds: 60}, sqs: {pushQueueHandlerSeconds: 30}, ecsServices: {apiDeregistrationDelaySeconds: 30}}",
  bad: "{ecsWorkers: {workerStopTimeoutSeconds: 20}, sqs: {pushQueueHandlerSeconds: 30}, ecsServices: {apiDeregistrationDelaySeconds: 0}}",

  *checkSpec(environment) {
    yield* killedHandlers(environment);
    for (const { name, deregistrationDelaySeconds } of Object.values(environment.services)) {
      if (deregistrationDelaySeconds.value > 0) continue;
      yield {
        key: deregistrationDelaySeconds.from[0]!,
        message: `with a deregistration delay of 0, every deployment cuts off requests in progress on ${name} tasks`,
        help: "use at least the duration of the longest request; 30 is common",
      };
    }
  },
};

/** The killed task cannot delete the message, which becomes visible again and is processed a second time. */
function* killedHandlers(environment: Environment): Iterable<Finding> {
  for (const worker of Object.values(environment.workers)) {
    const { name, stopTimeoutSeconds } = worker;
    const slow = consumedQueues(environment, worker).filter(({ handlerSeconds }) => handlerSeconds.value > stopTimeoutSeconds.value);
    if (slow.length === 0) continue;
    const longest = Math.max(...slow.map(({ handlerSeconds }) => handlerSeconds.value));
    yield {
      key: stopTimeoutSeconds.from[0]!,
      message: `${name} tasks are killed ${stopTimeoutSeconds.value} s after SIGTERM, but processing a message may take ${longest} s: it would be processed twice`,
      help:
        longest <= 120
          ? `raise it to ${longest}`
          : "process messages within the 120 s that ECS allows, or make their processing idempotent",
      related: slow.map(({ name: queue, handlerSeconds }) => ({
        key: handlerSeconds.from[0]!,
        message: `${handlerSeconds.value} s in the ${queue} queue`,
      })),
    };
  }
}

export default rule;

import type { Environment } from "../../model/types.ts";
import { consumedQueues } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Task stops before its work in progress is finished",
  reason:
    "A task leaves the load balancer, is told to stop, and is killed when its stop timeout is over: what it is doing then is cut off.",
  source: "ECS, task lifecycle: deregistration delay, SIGTERM, stop timeout, SIGKILL",
  good: "{ecsWorkers: {workerStopTimeoutSeconds: 60}, sqs: {pushQueueHandlerSeconds: 30}, ecsServices: {apiDeregistrationDelaySeconds: 30}}",
  bad: "{ecsWorkers: {workerStopTimeoutSeconds: 20}, sqs: {pushQueueHandlerSeconds: 30}, ecsServices: {apiDeregistrationDelaySeconds: 0}}",

  *checkSpec(environment) {
    yield* killedHandlers(environment);
    for (const { name, deregistrationDelaySeconds } of Object.values(environment.services)) {
      if (deregistrationDelaySeconds.value > 0) continue;
      yield {
        key: deregistrationDelaySeconds.from[0]!,
        message: `the load balancer gives requests to a leaving ${name} task no time: each deployment cuts some off`,
        help: "use at least the seconds that a request takes, 30 is usual",
      };
    }
  },
};

/** The message is not deleted, becomes visible again, and is handled a second time. */
function* killedHandlers(environment: Environment): Iterable<Finding> {
  for (const worker of Object.values(environment.workers)) {
    const { name, stopTimeoutSeconds } = worker;
    const slow = consumedQueues(environment, worker).filter(({ handlerSeconds }) => handlerSeconds.value > stopTimeoutSeconds.value);
    if (slow.length === 0) continue;
    const longest = Math.max(...slow.map(({ handlerSeconds }) => handlerSeconds.value));
    yield {
      key: stopTimeoutSeconds.from[0]!,
      message: `${name} tasks are killed ${stopTimeoutSeconds.value} s after they are told to stop, but a message may take ${longest} s: it is handled twice`,
      help:
        longest <= 120 ? `raise it to ${longest}` : "handle messages in less than the 120 s that ECS allows, or make them safe to repeat",
      related: slow.map(({ name: queue, handlerSeconds }) => ({
        key: handlerSeconds.from[0]!,
        message: `${handlerSeconds.value} s in the ${queue} queue`,
      })),
    };
  }
}

export default rule;

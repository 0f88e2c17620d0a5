/** Cost of queue requests: those that jobs cause, and long polling by idle workers. */
import { referencesOf, refersTo } from "../../plan/references.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { CostContext } from "../../pricing/context.ts";
import { decimal, over, sum, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";

const million = decimal(1_000_000);

export function cost(context: CostContext): readonly CostLine[] {
  const tasks = context.plan.ofType("aws:ecs/taskDefinition:TaskDefinition");
  // Requests to dead-letter queues are negligible. Only queues that a task reads or writes are counted.
  const used = new Set(tasks.flatMap(({ inputs }) => [...referencesOf(inputs["containerDefinitions"])]));
  const queues = context.plan.ofType("aws:sqs/queue:Queue").filter(({ id }) => used.has(id));
  return queues.flatMap((queue) =>
    lines(queue, {
      item: "queue requests",
      kind: "usage",
      by: ["receiveWaitTimeSeconds"],
      quantity: over(sum(jobCalls(context, queues.length), pollingCalls(context, queue)), million),
      price: context.price("sqs", fifo(context, queue) ? "fifo_million" : "standard_million", "million requests"),
      allowance: "sqs",
    }),
  );
}

function fifo({ plan }: CostContext, queue: PlanResource): boolean {
  return plan.known(queue.inputs["fifoQueue"]) === true;
}

function jobCalls({ traffic }: CostContext, queues: number): Decimal {
  return over(times(traffic.jobs, traffic.of("queueCallsPerJob")), decimal(queues));
}

/** Each worker task polls each of its queues again after every response, at the latest after the wait time. */
function pollingCalls(context: CostContext, queue: PlanResource): Decimal {
  const { plan } = context;
  const wait = Math.max(1, plan.number(queue, "receiveWaitTimeSeconds", 0));
  const tasks = context.services
    .filter(({ service }) => plan.list(service, "loadBalancers").length === 0)
    .filter(({ task }) => task !== undefined && refersTo(task.inputs["containerDefinitions"], queue.id));
  const running = tasks.reduce((count, each) => sum(count, each.running), zero);
  return times(running, over(times(context.hours, decimal(3600)), decimal(wait)));
}

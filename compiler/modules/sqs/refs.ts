/** Queues by name. */
import { handle, type Handle } from "../../plan/builder/draft.ts";

type QueueHandle = Handle<"aws:sqs/queue:Queue">;

export function queue(name: string): QueueHandle {
  return handle("aws:sqs/queue:Queue", `sqs-${name}`);
}

export function deadLetterQueue(name: string): QueueHandle {
  return handle("aws:sqs/queue:Queue", `sqs-${name}-dlq`);
}

/**
 * Receives the runs of scheduled tasks that EventBridge Scheduler could not start. Exists when the spec has a scheduled task. Its id cannot
 * be that of a queue in the spec.
 */
export const failedSchedules = handle("aws:sqs/queue:Queue", "ecs-schedules-dlq");

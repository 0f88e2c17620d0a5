/** Queues by name. */
import { handle, type Handle } from "../../plan/builder/draft.ts";

type QueueHandle = Handle<"aws:sqs/queue:Queue">;

export function queue(name: string): QueueHandle {
  return handle("aws:sqs/queue:Queue", `sqs-${name}`);
}

export function deadLetterQueue(name: string): QueueHandle {
  return handle("aws:sqs/queue:Queue", `sqs-${name}-dlq`);
}

/** One queue: the queue, its dead-letter queue, redrive in both directions, and policies that refuse requests without TLS. */
import { nameOf } from "../shared/names.ts";
import { denyInsecureTransport, policy } from "../shared/policies.ts";
import type { Environment, Queue } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { jsonText } from "../../plan/builder/expr.ts";
import { rule } from "../../plan/builder/traced.ts";
import { deadLetterQueue, failedSchedules, queue } from "./refs.ts";

/**
 * Longer than the retention of any source queue: a message keeps its original timestamp when it moves. The schema allows source queues at
 * most 13 days.
 */
const deadLetterRetentionSeconds = 14 * 24 * 3600;
/** Long polling: an idle worker sends three requests per minute instead of polling constantly. */
const receiveWaitTimeSeconds = 20;

export function lowerQueue(environment: Environment, spec: Queue): readonly Draft[] {
  const source = queue(spec.name);
  const deadLetter = deadLetterQueue(spec.name);
  return [
    resource(deadLetter, {
      name: nameOf(environment, "queue", `${spec.name}-dlq`),
      messageRetentionSeconds: deadLetterRetentionSeconds,
      sqsManagedSseEnabled: rule("queue-encrypted", true),
    }),
    resource(source, {
      name: nameOf(environment, "queue", spec.name),
      visibilityTimeoutSeconds: spec.visibilityTimeoutSeconds,
      messageRetentionSeconds: spec.messageRetentionSeconds,
      receiveWaitTimeSeconds,
      sqsManagedSseEnabled: rule("queue-encrypted", true),
    }),
    resource(handle("aws:sqs/redrivePolicy:RedrivePolicy", `sqs-${spec.name}-redrive`), {
      queueUrl: source.out("url"),
      redrivePolicy: rule(
        "queue-has-dead-letter-queue",
        jsonText({ deadLetterTargetArn: deadLetter.out("arn"), maxReceiveCount: spec.maxReceiveCount }),
      ),
    }),
    resource(handle("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", `sqs-${spec.name}-dlq-redrive-allow`), {
      queueUrl: deadLetter.out("url"),
      redriveAllowPolicy: jsonText({ redrivePermission: "byQueue", sourceQueueArns: [source.out("arn")] }),
    }),
    tlsOnly(source, `sqs-${spec.name}-policy`),
    tlsOnly(deadLetter, `sqs-${spec.name}-dlq-policy`),
  ];
}

/** One dead-letter queue for all schedules: a message names its schedule. No queue redrives into it. */
export function lowerFailedSchedules(environment: Environment): readonly Draft[] {
  return [
    resource(failedSchedules, {
      name: nameOf(environment, "queue", "failed-runs-of-scheduled-tasks"),
      messageRetentionSeconds: deadLetterRetentionSeconds,
      sqsManagedSseEnabled: rule("queue-encrypted", true),
    }),
    tlsOnly(failedSchedules, `${failedSchedules.logicalId}-policy`),
  ];
}

/** Roles of producers and consumers grant access. The queue policy only denies (queue-requires-tls, queue-not-public). */
function tlsOnly(target: Handle<"aws:sqs/queue:Queue">, id: string): Draft {
  return resource(handle("aws:sqs/queuePolicy:QueuePolicy", id), {
    queueUrl: target.out("url"),
    policy: rule("queue-requires-tls", policy(denyInsecureTransport("sqs:*", [target.out("arn")]))),
  });
}

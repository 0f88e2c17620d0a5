import type { PolicyRule } from "../shared/view.ts";

/** Messages at rest are encrypted, dead letters too. */
const rule: PolicyRule = {
  code: "SEC-Q1",
  *check(view) {
    for (const queue of view.ofType("aws:sqs/queue:Queue")) {
      if (queue.inputs["sqsManagedSseEnabled"] !== true && queue.inputs["kmsMasterKeyId"] === undefined)
        yield { resource: queue.id, message: "the queue is not encrypted" };
    }
  },
};

export default rule;

import { referencesOf } from "../../plan/resolve.ts";
import { document, isRecord, refId, type PolicyRule } from "../view.ts";

/** A message that cannot be handled must not block or vanish. A queue that others redrive to is a dead-letter queue itself. */
const rule: PolicyRule = {
  code: "SEC-Q2",
  *check(view) {
    const sources = new Set<string>();
    const targets = new Set<string>();
    for (const redrive of view.ofType("aws:sqs/redrivePolicy:RedrivePolicy")) {
      const source = refId(redrive.inputs["queueUrl"]);
      if (source !== undefined) sources.add(source);
      const policy = document(redrive.inputs["redrivePolicy"]);
      if (isRecord(policy)) referencesOf(policy["deadLetterTargetArn"], targets);
    }
    for (const queue of view.ofType("aws:sqs/queue:Queue")) {
      if (!sources.has(queue.id) && !targets.has(queue.id)) yield { resource: queue.id, message: "the queue has no dead-letter queue" };
    }
  },
};

export default rule;

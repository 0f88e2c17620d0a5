import { referencesOf, refId } from "../../plan/references.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every queue has a dead-letter queue",
  reason:
    "A message that cannot be handled must not block or vanish. A queue that takes what others fail at is a dead-letter queue itself.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "every queue has a dead-letter queue", ids: { cdkNag: ["SQS3"] } },

  *checkPlan(view) {
    const sources = new Set(view.ofType("aws:sqs/redrivePolicy:RedrivePolicy").map(({ inputs }) => refId(inputs["queueUrl"])));
    const targets = new Set(
      view.ofType("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy").flatMap(({ inputs }) => refId(inputs["queueUrl"]) ?? []),
    );
    for (const { inputs } of view.plan.resources) deadLetterTargets(inputs, targets);
    for (const { id, inputs } of view.ofType("aws:sqs/queue:Queue")) {
      if (inputs["redrivePolicy"] === undefined && !sources.has(id) && !targets.has(id))
        yield { resource: id, message: "the queue has no dead-letter queue" };
    }
  },
};

/** What `deadLetterTargetArn`, `deadLetterConfig` and the like refer to, at any depth. */
function deadLetterTargets(value: PlanValue, found: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [name, inner] of Object.entries(value) as [string, PlanValue][]) {
    if (name.startsWith("deadLetter")) referencesOf(inner, found);
    else deadLetterTargets(inner, found);
  }
}

export default rule;

import { isRecord } from "../../plan/values.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { accountOf } from "../shared/rendered.ts";
import { isHandWritten } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Overrides and extra resources name resources of this account only",
  reason:
    "Backups that are copied, logs that are sent and messages that are delivered to another account leave this one, and its roles and keys no longer protect them.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  good: '{extraResources: {to-billing: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: sqs, endpoint: "arn:aws:sqs:eu-central-1:412356789014:billing"}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  bad: '{extraResources: {to-billing: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: sqs, endpoint: "arn:aws:sqs:eu-central-1:999988887777:billing"}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  security: {
    optional: "with-waiver",
    demand: "overrides and extra resources name resources of this account only",
    prodWaiver: "conflict",
  },

  *checkPlan(view) {
    const own = accountOf(view);
    for (const { id, inputs } of view.plan.resources.filter(isHandWritten)) {
      for (const [property, value] of Object.entries(inputs)) {
        const foreign = foreignArn(value, own);
        if (foreign !== undefined) yield { resource: id, property, message: `${foreign} belongs to another account` };
      }
    }
  },
};

/** An ARN of another account, at any depth of the value. The account `aws` owns what AWS shares with everyone. */
function foreignArn(value: PlanValue, own: string): string | undefined {
  const texts: string[] = [];
  collect(value, texts);
  for (const text of texts) {
    for (const [arn, account] of text.matchAll(/\barn:[a-z-]+:[a-z0-9-]*:[a-z0-9-]*:(\d{12}):[^\s"]*/g)) if (account !== own) return arn;
  }
  return undefined;
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (isRecord(value)) for (const item of Object.values(value)) collect(item, texts);
}

export default rule;

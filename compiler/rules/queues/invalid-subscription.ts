import { isRecord } from "../../plan/values.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";

/** Attributes of a filter policy, and what the numbers of their values may multiply to. */
const mostAttributes = 5;
const mostCombinations = 150;

/** The form of an endpoint by protocol. */
const endpoints: Readonly<Record<string, readonly [form: RegExp, example: string]>> = {
  http: [/^http:\/\//, "http://hooks.example.com/alarms"],
  https: [/^https:\/\//, "https://hooks.example.com/alarms"],
  email: [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "oncall@example.com"],
  "email-json": [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "oncall@example.com"],
  sms: [/^\+?[\d -]{6,20}$/, "+4915112345678"],
  sqs: [/^arn:[\w-]+:(sqs|planned):/, "arn:aws:sqs:eu-central-1:123456789012:alarms"],
  lambda: [/^arn:[\w-]+:(lambda|planned):/, "arn:aws:lambda:eu-central-1:123456789012:function:alarms"],
  firehose: [/^arn:[\w-]+:(firehose|planned):/, "arn:aws:firehose:eu-central-1:123456789012:deliverystream/alarms"],
};

const alarms = "observability: {enableAlarms: true, alarmEmail: oncall@chat.example}";

const rule: Rule = {
  severity: "error",
  title: "A subscription has an endpoint or a filter that SNS does not take",
  reason:
    "SNS refuses an endpoint of another protocol, and a filter policy that is no JSON object or that has too many attributes or values.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
  good: `{${alarms}, extraResources: {second: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: email, endpoint: second@chat.example}}}}`,
  bad: `{${alarms}, extraResources: {second: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: email, endpoint: second.chat.example}}}}`,

  *checkPlan(view) {
    for (const subscription of view.ofType("aws:sns/topicSubscription:TopicSubscription")) {
      const [form, example] = endpoints[view.text(subscription, "protocol") ?? ""] ?? [];
      const endpoint = textIn(view, subscription.inputs["endpoint"]);
      if (form !== undefined && endpoint !== "" && !isUncertain(endpoint) && !form.test(endpoint))
        yield {
          resource: subscription.id,
          property: "endpoint",
          message: "the endpoint does not fit the protocol",
          help: `an example is \`${example}\``,
        };
      const message = wrongFilter(view, subscription);
      if (message !== undefined) yield { resource: subscription.id, property: "filterPolicy", message };
    }
  },
};

function wrongFilter(view: PolicyView, { inputs }: PlanResource): string | undefined {
  const document = view.document(inputs["filterPolicy"]);
  if (inputs["filterPolicy"] === undefined) return undefined;
  if (document.state !== "known")
    return typeof view.known(inputs["filterPolicy"]) === "string" ? "the filter policy is no JSON" : undefined;
  if (!isRecord(document.value)) return "the filter policy is no JSON object";
  // In the body of a message attributes nest, and SNS counts them in another way.
  if (view.known(inputs["filterPolicyScope"]) === "MessageBody") return undefined;
  const values = Object.values(document.value);
  if (values.length > mostAttributes) return `${values.length} attributes, of at most ${mostAttributes}`;
  const combinations = values.reduce<number>((product, each) => product * (Array.isArray(each) ? each.length : 1), 1);
  return combinations > mostCombinations ? `${combinations} combinations of values, of at most ${mostCombinations}` : undefined;
}

export default rule;

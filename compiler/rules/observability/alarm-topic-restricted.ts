import type { Rule } from "../rule.ts";
import { closedToEverybody, refusesPlainHttp } from "../shared/tls-only.ts";

const topicPolicy = "aws:sns/topicPolicy:TopicPolicy";

const tls = refusesPlainHttp({
  type: "aws:sns/topic:Topic",
  policyType: topicPolicy,
  link: "arn",
  // SNS rejects `sns:*` in the policy of a topic.
  action: "sns:Publish",
});
const closed = closedToEverybody("sns");

const rule: Rule = {
  severity: "error",
  title: "Alarm topic rejects unencrypted HTTP and other accounts",
  reason:
    "Anyone who can publish to the topic can send false alarms. Over plain HTTP, anyone on the network path can read and change them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4",
  good: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, extraResources: {pager: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: https, endpoint: "https://pager.chat.example/alarm"}}}}',
  bad: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, extraResources: {pager: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: http, endpoint: "http://pager.chat.example/alarm"}}}}',

  security: {
    optional: "never",
    demand: "the alarm topic rejects unencrypted HTTP and other accounts",
    ids: {
      checkov: ["CKV_AWS_169", "CKV_AWS_385"],
      securityHub: ["SNS.4"],
      cdkNag: ["SNS3"],
      prowler: ["sns_topics_not_publicly_accessible", "sns_subscription_not_using_http_endpoints"],
    },
  },

  *checkPlan(view) {
    yield* tls(view);
    yield* closed(view);
    for (const subscription of view.ofType("aws:sns/topicSubscription:TopicSubscription")) {
      const found = (message: string) => ({ resource: subscription.id, property: "protocol", message });
      const protocol = subscription.inputs["protocol"];
      if (protocol === "http") yield found("alarms are sent over unencrypted HTTP");
      else if (typeof protocol !== "string") yield found("the protocol is known only at deployment, and could be unencrypted HTTP");
    }
  },
};

export default rule;

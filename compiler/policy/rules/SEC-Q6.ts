import { closedToEverybody, refusesPlainHttp } from "../tls-only.ts";
import type { PolicyRule } from "../view.ts";

const tls = refusesPlainHttp("SEC-Q6", "aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy", "arn");
const closed = closedToEverybody("SEC-Q6", "aws:sns/topicPolicy:TopicPolicy");

/** Whoever can publish to the alarm topic can cry wolf. */
const rule: PolicyRule = {
  code: "SEC-Q6",
  *check(view) {
    yield* tls.check(view);
    yield* closed.check(view);
    for (const subscription of view.ofType("aws:sns/topicSubscription:TopicSubscription")) {
      if (subscription.inputs["protocol"] === "http")
        yield { resource: subscription.id, property: "protocol", message: "alarms are sent in clear" };
    }
  },
};

export default rule;

import { isEverybody, isForOwnAccount, isOwnAccount, type Statement } from "../shared/statements.ts";
import { closedToEverybody, refusesPlainHttp } from "../shared/tls-only.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const topicPolicy = "aws:sns/topicPolicy:TopicPolicy";

const tls = refusesPlainHttp({
  type: "aws:sns/topic:Topic",
  policyType: topicPolicy,
  link: "arn",
  // A topic's policy cannot state `sns:*`.
  action: "sns:Publish",
});
const closed = closedToEverybody(topicPolicy);

const rule: Rule = {
  severity: "error",
  title: "Alarm topic rejects unencrypted HTTP and other accounts",
  reason: "Whoever can publish to the alarm topic can cry wolf.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the alarm topic refuses plain HTTP and other accounts",
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
    for (const statement of view.statements()) {
      const { resource, property, effect } = statement;
      if (resource.type === topicPolicy && effect === "Allow" && !isEverybody(statement.principal) && !isOwn(statement, view.accounts))
        yield { resource: resource.id, property, message: "the policy allows other accounts" };
    }
    for (const subscription of view.ofType("aws:sns/topicSubscription:TopicSubscription")) {
      if (subscription.inputs["protocol"] === "http")
        yield { resource: subscription.id, property: "protocol", message: "alarms are sent in clear" };
    }
  },
};

/** A service of AWS acts for every account; which it acts for here is a condition. */
function isOwn(statement: Statement, accounts: Parameters<typeof isOwnAccount>[1]): boolean {
  const { principal } = statement;
  const named = isRecord(principal) ? principal["AWS"] : undefined;
  return isForOwnAccount(statement, accounts) || isOwnAccount(named, accounts);
}

export default rule;

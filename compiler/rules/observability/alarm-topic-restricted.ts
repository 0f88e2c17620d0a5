import { isEverybody, isForOwnAccount, isOwnAccount, type Statement } from "../shared/statements.ts";
import { closedToEverybody, refusesPlainHttp } from "../shared/tls-only.ts";
import { isRecord, type PolicyRule } from "../shared/view.ts";

const topicPolicy = "aws:sns/topicPolicy:TopicPolicy";

const tls = refusesPlainHttp({
  code: "SEC-Q6",
  type: "aws:sns/topic:Topic",
  policyType: topicPolicy,
  link: "arn",
  // A topic's policy cannot state `sns:*`.
  action: "sns:Publish",
});
const closed = closedToEverybody("SEC-Q6", topicPolicy);

/** Whoever can publish to the alarm topic can cry wolf. */
const rule: PolicyRule = {
  code: "SEC-Q6",
  *check(view) {
    yield* tls.check(view);
    yield* closed.check(view);
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

import { refusesPlainHttp } from "../shared/tls-only.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Queues reject unencrypted HTTP",
  reason: "Credentials and messages never travel in clear.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "queues refuse plain HTTP", ids: { cdkNag: ["SQS4"] } },
  checkPlan: refusesPlainHttp({
    type: "aws:sqs/queue:Queue",
    policyType: "aws:sqs/queuePolicy:QueuePolicy",
    link: "queueUrl",
    action: "sqs:*",
  }),
};

export default rule;

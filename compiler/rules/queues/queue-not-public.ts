import { closedToEverybody } from "../shared/tls-only.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No queue policy allows public access",
  reason: "Access to queues is granted by roles, not by the queue to the world.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "no queue policy allows everybody",
    ids: {
      checkov: ["CKV_AWS_72", "CKV_AWS_168", "CKV_AWS_387"],
      securityHub: ["SQS.3"],
      trivy: ["AWS-0097"],
      prowler: ["sqs_queues_not_publicly_accessible"],
    },
  },
  checkPlan: closedToEverybody("aws:sqs/queuePolicy:QueuePolicy"),
};

export default rule;

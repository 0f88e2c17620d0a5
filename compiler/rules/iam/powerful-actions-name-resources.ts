/**
 * Whoever may decrypt with every key may decrypt with the payroll's.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:eu-central-1:412356789014:billing"]}]}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["*"]}]}}}}`
 */
import { isPowerful } from "../../aws/iam-actions.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-I2",
  severity: "error",
  title: "Extra IAM statements that reach data, secrets or rights name their resources",
  source: "AWS Security Hub KMS.1, KMS.2; Checkov CKV_AWS_286–290",
  *check(environment) {
    for (const { key, action, statement } of allowedActions(
      environment,
      (each, { Resource }) => isPowerful(each) && Resource.includes("*"),
    )) {
      yield {
        key,
        message: `\`${action}\` for every resource of the account`,
        help: "name the ARNs that it is for under `Resource`",
        related: [{ key: `${statement.key}.Resource`, message: "every resource" }],
      };
    }
  },
};

export default rule;

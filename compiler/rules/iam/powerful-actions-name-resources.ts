import { isPowerful } from "../../aws/iam-actions.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import type { Rule } from "../rule.ts";
import { isEveryResource } from "../shared/statements.ts";

const rule: Rule = {
  severity: "error",
  title: "Write, permission and data actions name their resources",
  reason: "Whoever may decrypt with every key may decrypt with the payroll's.",
  source: "AWS Security Hub KMS.1, KMS.2; Checkov CKV_AWS_286–290",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:eu-central-1:412356789014:billing"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["*"]}]}}}}',
  security: {
    optional: "never",
    demand: "no write, permission or data access without a resource",
    ids: {
      checkov: ["CKV_AWS_286", "CKV_AWS_287", "CKV_AWS_288", "CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355"],
      securityHub: ["KMS.1", "KMS.2"],
      cdkNag: ["IAM5"],
    },
  },
  *checkSpec(environment) {
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

  *checkPlan(view) {
    for (const { resource, property, effect, actions, resources } of view.statements()) {
      if (
        effect !== "Allow" ||
        !resource.type.startsWith("aws:iam/") ||
        property === "assumeRolePolicy" ||
        !resources.some(isEveryResource)
      )
        continue;
      const found = actions.find(isPowerful);
      if (found !== undefined) yield { resource: resource.id, property, message: `${found} without a resource constraint` };
    }
  },
};

export default rule;

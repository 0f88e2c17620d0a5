import { isPowerful } from "../../aws/iam-actions.ts";
import type { Rule } from "../rule.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import { textIn } from "../shared/rendered.ts";
import { breadthOf } from "../shared/statements.ts";

const rule: Rule = {
  severity: "error",
  title: "Write, permission and data actions name their resources",
  reason: "An action such as `kms:Decrypt` on `*` reaches every resource of the account, those of other applications included.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-2",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:eu-central-1:412356789014:billing"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["*"]}]}}}}',
  security: {
    optional: "never",
    demand: "write, permission and data actions name their resources",
    ids: {
      checkov: ["CKV_AWS_286", "CKV_AWS_287", "CKV_AWS_288", "CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355"],
      securityHub: ["KMS.1", "KMS.2"],
      cdkNag: ["IAM5"],
    },
  },

  *checkSpec(environment) {
    for (const { key, action, statement } of allowedActions(
      environment,
      (each, { Resource }) => isPowerful(each) && Resource.some((one) => breadthOf(one) !== undefined),
    )) {
      yield {
        key,
        message: `\`${action}\` is allowed on every resource of the account`,
        help: "list the ARNs that it needs under `Resource`",
        related: [{ key: `${statement.key}.Resource`, message: "every resource" }],
      };
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { resource, property, kind, effect, actions, resources } of view.statements()) {
      if (effect !== "Allow" || kind !== "identityPolicy" || !resources.some((each) => breadthOf(textIn(view, each)) !== undefined))
        continue;
      const found = actions.find(isPowerful);
      if (found !== undefined) yield { resource: resource.id, property, message: `${found} is allowed on every resource` };
    }
  },
};

export default rule;

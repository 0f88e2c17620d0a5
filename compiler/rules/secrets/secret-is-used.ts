import { referencesOf } from "../../plan/references.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every secret is used",
  reason:
    "An unused secret costs 0.40 USD a month and can leak without serving anyone. Its own versions, policies and rotation do not count as a use.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-3",
  good: '{extraResources: {push-key: {type: "aws:secretsmanager/secret:Secret", inputs: {name: realtime-push-key}}, push-key-access: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-execution-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: {$ref: push-key.arn}}]}}}}}}',
  bad: '{extraResources: {push-key: {type: "aws:secretsmanager/secret:Secret", inputs: {name: realtime-push-key}}}}',

  security: {
    optional: "never",
    demand: "every secret is used",
    ids: { securityHub: ["SecretsManager.3"], prowler: ["secretsmanager_secret_unused"] },
  },

  *checkPlan(view) {
    const used = new Set<string>();
    for (const { type, inputs } of view.referring()) if (!type.startsWith("aws:secretsmanager/")) referencesOf(inputs, used);
    for (const { id } of view.ofType("aws:secretsmanager/secret:Secret"))
      if (!used.has(id)) yield { resource: id, message: "no resource refers to the secret" };
  },
};

export default rule;

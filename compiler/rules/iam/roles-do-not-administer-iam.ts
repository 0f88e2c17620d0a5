import { isAdministering, isServiceWide } from "../../aws/iam-actions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No role of the environment changes permissions",
  reason:
    "A role that may attach policies, create roles or change trust can give itself every permission of the account, even if the statement names a single role.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  good: '{extraResources: {reader: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "iam:GetRole", Resource: {$ref: iam-task-api.arn}}]}}}}}}',
  bad: '{extraResources: {editor: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "iam:AttachRolePolicy", Resource: {$ref: iam-task-api.arn}}]}}}}}}',
  security: {
    optional: "with-waiver",
    demand: "no role of the environment changes permissions",
    prodWaiver: "conflict",
    ids: { checkov: ["CKV_AWS_286", "CKV_AWS_289"], prowler: ["iam_inline_policy_allows_privilege_escalation"] },
  },

  *checkPlan(view) {
    for (const { resource, property, kind, effect, actions } of view.statements()) {
      if (kind !== "identityPolicy" || effect !== "Allow") continue;
      const action = actions.find((each) => isAdministering(each) && !isServiceWide(each));
      if (action !== undefined) yield { resource: resource.id, property, message: `${action} changes who may do what in the account` };
    }
  },
};

export default rule;

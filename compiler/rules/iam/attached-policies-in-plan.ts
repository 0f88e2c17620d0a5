import { parse } from "../../plan/expressions.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { attachmentsOf, awsManaged } from "../shared/attachments.ts";
import { textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Attached policies are part of the plan",
  reason:
    "A managed policy that the plan only names can contain any permission, and its owner can change it at any time. No rule can judge it.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  good: '{extraResources: {reports: {type: "aws:iam/policy:Policy", inputs: {policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}}]}}}}, reports-of-api: {type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs: {role: {$ref: iam-task-api.name}, policyArn: {$ref: reports.arn}}}}}',
  bad: '{extraResources: {reports-of-api: {type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs: {role: {$ref: iam-task-api.name}, policyArn: "arn:aws:iam::412356789014:policy/reports"}}}}',
  security: { optional: "never", demand: "attached policies are part of the plan" },

  *checkPlan(view) {
    for (const { resource, property, policy } of attachmentsOf(view)) {
      const text = textIn(view, policy);
      if (isPlanned(view, policy) || awsManaged.test(text)) continue;
      yield { resource: resource.id, property, message: "the attached policy is not part of the plan, so no rule can judge it" };
    }
  },
};

function isPlanned(view: PolicyView, policy: PlanValue): boolean {
  const node = parse(policy);
  return node.kind === "ref" && (node.path[0] === "arn" || node.path[0] === "id") && view.byId(node.id)?.type === "aws:iam/policy:Policy";
}

export default rule;

import type { Rule } from "../rule.ts";
import { admitted, isForOwnAccount } from "../shared/principals.ts";

const rule: Rule = {
  severity: "error",
  title: "Flow log role can be assumed only for this account",
  reason:
    "Without `aws:SourceAccount` in the trust policy, the flow logs service can be made to use the role on behalf of another account (confused deputy).",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  good: '{extraResources: {flow-role: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: vpc-flow-logs.amazonaws.com}, Action: "sts:AssumeRole", Condition: {StringEquals: {"aws:SourceAccount": "412356789014"}}}]}}}}}}',
  bad: '{extraResources: {flow-role: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: vpc-flow-logs.amazonaws.com}, Action: "sts:AssumeRole"}]}}}}}}',
  security: {
    optional: "never",
    demand: "the flow log role can be assumed only for this account",
    ids: { prowler: ["iam_role_cross_service_confused_deputy_prevention"] },
  },

  *checkPlan(view) {
    for (const { resource, property, kind, effect, principal, condition } of view.statements()) {
      if (kind !== "trustPolicy" || effect !== "Allow" || isForOwnAccount(view, condition)) continue;
      if (admitted(view, principal).some(({ text }) => text === "vpc-flow-logs.amazonaws.com"))
        yield { resource: resource.id, property, message: "the flow log role can be assumed for any account" };
    }
  },
};

export default rule;

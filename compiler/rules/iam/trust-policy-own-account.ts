import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { isEverybody, isForOwnAccount, isOwnAccount } from "../shared/statements.ts";

const rule: Rule = {
  severity: "error",
  title: "Trust policies name a service and this account",
  reason:
    "Without `aws:SourceAccount` a service can be made to assume the role on behalf of another account (confused deputy). A trust policy for `*` lets anybody assume it.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  good: '{extraResources: {reports-role: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: "sts:AssumeRole", Condition: {StringEquals: {"aws:SourceAccount": "412356789014"}}}]}}}}}}',
  bad: '{extraResources: {reports-role: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: "sts:AssumeRole"}]}}}}}}',
  security: {
    optional: "never",
    demand: "trust policies name a service and this account",
    ids: { checkov: ["CKV_AWS_60", "CKV_AWS_61"], prowler: ["iam_role_cross_service_confused_deputy_prevention"] },
  },

  *checkPlan(view) {
    for (const statement of view.statements()) {
      const { resource, property, effect, principal } = statement;
      if (property !== "assumeRolePolicy" || effect !== "Allow") continue;
      const found = (message: string) => ({ resource: resource.id, property, message });
      if (isEverybody(principal)) yield found("the trust policy allows everybody");
      else if (!isRecord(principal) || (principal["Service"] === undefined && principal["Federated"] === undefined))
        yield found("the trust policy names neither a service nor a federated identity");
      else if (principal["AWS"] !== undefined && !isOwnAccount(principal["AWS"], view.accounts))
        yield found("the trust policy allows another account");
      else if (principal["Service"] !== undefined && !isForOwnAccount(statement, view.accounts))
        yield found("the trust policy is not limited to this account (`aws:SourceAccount`)");
    }
  },
};

export default rule;

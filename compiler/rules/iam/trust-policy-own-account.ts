import type { Rule } from "../rule.ts";
import { admitted, isForOwnAccount } from "../shared/principals.ts";

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
    for (const { resource, property, kind, effect, principal, condition } of view.statements()) {
      if (kind !== "trustPolicy" || effect !== "Allow") continue;
      const found = (message: string) => ({ resource: resource.id, property, message });
      const principals = admitted(view, principal);
      const foreign = principals.find(({ owner }) => owner === "foreign");
      if (principals.some(({ owner }) => owner === "everybody")) yield found("the trust policy allows everybody");
      else if (foreign !== undefined) yield found(`the trust policy allows ${foreign.text}, which is not in this account`);
      else if (principals.some(({ kind, owner }) => kind === "Federated" && owner === undefined))
        yield found("the trust policy allows people of a public identity provider");
      else if (!principals.some((each) => each.kind === "Service" || each.kind === "Federated"))
        yield found("the trust policy names neither a service nor a federated identity");
      else if (principals.some((each) => each.kind === "Service") && !isForOwnAccount(view, condition))
        yield found("the trust policy is not limited to this account (`aws:SourceAccount`)");
    }
  },
};

export default rule;

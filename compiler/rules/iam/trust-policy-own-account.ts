import { isEverybody, isForOwnAccount, isOwnAccount } from "../shared/statements.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Trust policies name a service and this account",
  reason: "A role trusts one service, for this account; a federated one pins its subject instead.",
  source: "TODO-SOURCE",

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
      if (isEverybody(principal)) yield found("the trust policy admits everybody");
      else if (!isRecord(principal) || (principal["Service"] === undefined && principal["Federated"] === undefined))
        yield found("the trust policy names neither a service nor a federated identity");
      else if (principal["AWS"] !== undefined && !isOwnAccount(principal["AWS"], view.accounts))
        yield found("the trust policy admits another account");
      else if (principal["Service"] !== undefined && !isForOwnAccount(statement, view.accounts))
        yield found("the trust policy is not limited to this account (aws:SourceAccount)");
    }
  },
};

export default rule;

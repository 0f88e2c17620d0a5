import { isForOwnAccount } from "../shared/statements.ts";
import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Flow log role can be assumed only for this account",
  reason: "Without the condition another account's service could make this role write its logs here (confused deputy).",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the flow-log role trusts only its own account",
    ids: { prowler: ["iam_role_cross_service_confused_deputy_prevention"] },
  },

  *checkPlan(view) {
    for (const statement of view.statements()) {
      const { resource, property, effect, principal } = statement;
      if (property !== "assumeRolePolicy" || effect !== "Allow" || !isRecord(principal)) continue;
      if (list(principal["Service"]).includes("vpc-flow-logs.amazonaws.com") && !isForOwnAccount(statement, view.accounts))
        yield { resource: resource.id, property, message: "the flow-log role can be assumed for any account" };
    }
  },
};

export default rule;

import { isForOwnAccount } from "../shared/statements.ts";
import { list } from "../shared/values.ts";
import { isRecord, type PolicyRule } from "../shared/view.ts";

/** Without the condition another account's service could make this role write its logs here (confused deputy). */
const rule: PolicyRule = {
  code: "SEC-V11",
  *check(view) {
    for (const statement of view.statements()) {
      const { resource, property, effect, principal } = statement;
      if (property !== "assumeRolePolicy" || effect !== "Allow" || !isRecord(principal)) continue;
      if (list(principal["Service"]).includes("vpc-flow-logs.amazonaws.com") && !isForOwnAccount(statement, view.accounts))
        yield { resource: resource.id, property, message: "the flow-log role can be assumed for any account" };
    }
  },
};

export default rule;

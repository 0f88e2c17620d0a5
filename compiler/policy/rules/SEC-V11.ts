import { isRecord, type PolicyRule } from "../view.ts";

/** Without the condition another account's service could make this role write its logs here (confused deputy). */
const rule: PolicyRule = {
  code: "SEC-V11",
  *check(view) {
    for (const statement of view.statements()) {
      if (statement.property !== "assumeRolePolicy" || !isRecord(statement.principal)) continue;
      if (
        statement.principal["Service"] === "vpc-flow-logs.amazonaws.com" &&
        statement.condition["StringEquals"]?.["aws:SourceAccount"] === undefined
      ) {
        yield {
          resource: statement.resource.id,
          property: "assumeRolePolicy",
          message: "the flow-log role can be assumed for any account",
        };
      }
    }
  },
};

export default rule;

import { isRecord, type PolicyRule } from "../view.ts";

/** A role trusts one service, for this account; a federated one pins its subject instead. */
const rule: PolicyRule = {
  code: "SEC-I3",
  *check(view) {
    for (const statement of view.statements()) {
      if (statement.property !== "assumeRolePolicy") continue;
      const { resource, property, principal, condition } = statement;
      if (!isRecord(principal) || (principal["Service"] === undefined && principal["Federated"] === undefined)) {
        yield { resource: resource.id, property, message: "the trust policy names neither a service nor a federated identity" };
      } else if (principal["Service"] !== undefined && condition["StringEquals"]?.["aws:SourceAccount"] === undefined) {
        yield { resource: resource.id, property, message: "the trust policy is not limited to this account (aws:SourceAccount)" };
      }
    }
  },
};

export default rule;

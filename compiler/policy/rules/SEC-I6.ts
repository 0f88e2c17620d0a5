import { isRecord, type PolicyRule } from "../view.ts";

/** CI has no long-lived keys, and only the named repository can take its role. */
const rule: PolicyRule = {
  code: "SEC-I6",
  *check(view) {
    for (const key of view.ofType("aws:iam/accessKey:AccessKey")) yield { resource: key.id, message: "a long-lived access key" };
    for (const statement of view.statements()) {
      if (!isRecord(statement.principal) || statement.principal["Federated"] === undefined) continue;
      const text = JSON.stringify(statement.condition);
      if (!/:sub"/.test(text) || /:sub":"?\[?"?\*"/.test(text))
        yield { resource: statement.resource.id, property: statement.property, message: "the federated role does not pin its subject" };
    }
  },
};

export default rule;

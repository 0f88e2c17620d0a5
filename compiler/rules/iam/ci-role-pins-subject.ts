import type { Statement } from "../shared/statements.ts";
import { textOf } from "../../plan/known.ts";
import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "CI uses a federated role that pins its subject",
  reason: "CI has no long-lived keys, and only the named repository can take its role.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "CI uses a federated role with a pinned subject",
    ids: { checkov: ["CKV_AWS_393"], securityHub: ["IAM.3"] },
  },

  *checkPlan(view) {
    for (const key of view.ofType("aws:iam/accessKey:AccessKey")) yield { resource: key.id, message: "a long-lived access key" };
    for (const statement of view.statements()) {
      if (statement.effect !== "Allow" || !isRecord(statement.principal) || statement.principal["Federated"] === undefined) continue;
      if (!isPinned(statement))
        yield { resource: statement.resource.id, property: statement.property, message: "the federated role does not pin its subject" };
    }
  },
};

function isPinned({ condition }: Statement): boolean {
  const subjects = Object.entries(condition).flatMap(([operator, keys]) =>
    /^String(Equals|Like)$/.test(operator) ? Object.entries(keys).flatMap(([key, value]) => (/:sub$/i.test(key) ? list(value) : [])) : [],
  );
  return subjects.length > 0 && subjects.every(isSubject);
}

/** GitHub's subjects begin with `repo:<owner>/<repository>:`; a pattern may leave open what follows only. */
function isSubject(value: Parameters<typeof textOf>[0]): boolean {
  const text = textOf(value);
  return text.startsWith("repo:") ? /^repo:(\u2026|[^*?/]+\/[^*?:]+:)/.test(text) : !/[*?]/.test(text);
}

export default rule;

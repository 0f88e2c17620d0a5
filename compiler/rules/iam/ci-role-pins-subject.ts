import { textOf } from "../../plan/known.ts";
import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { Statement } from "../shared/statements.ts";

const rule: Rule = {
  severity: "error",
  title: "CI uses a federated role that pins its subject",
  reason:
    "An access key does not expire, and works from anywhere once it leaks. A federated role that does not pin the subject of the token (`sub`) can be assumed by jobs of other repositories.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
  good: "{iam: {githubRepository: acme/chat}}",
  bad: '{extraResources: {ci-user: {type: "aws:iam/user:User", inputs: {name: ci}}, ci-key: {type: "aws:iam/accessKey:AccessKey", inputs: {user: {$ref: ci-user.name}}}}}',
  security: {
    optional: "never",
    demand: "CI uses a federated role that pins its subject",
    ids: { checkov: ["CKV_AWS_393"], securityHub: ["IAM.3"] },
  },

  *checkPlan(view) {
    for (const key of view.ofType("aws:iam/accessKey:AccessKey"))
      yield { resource: key.id, message: "an access key does not expire: use a federated role" };
    for (const statement of view.statements()) {
      if (statement.effect !== "Allow" || !isRecord(statement.principal) || statement.principal["Federated"] === undefined) continue;
      if (!isPinned(statement))
        yield {
          resource: statement.resource.id,
          property: statement.property,
          message: "the trust policy does not pin the subject of the token",
        };
    }
  },
};

function isPinned({ condition }: Statement): boolean {
  const subjects = Object.entries(condition).flatMap(([operator, keys]) =>
    /^String(Equals|Like)$/.test(operator) ? Object.entries(keys).flatMap(([key, value]) => (/:sub$/i.test(key) ? list(value) : [])) : [],
  );
  return subjects.length > 0 && subjects.every(isSubject);
}

/** Subjects of GitHub begin with `repo:<owner>/<repository>:`; only what follows may be a pattern. */
function isSubject(value: Parameters<typeof textOf>[0]): boolean {
  const text = textOf(value);
  return text.startsWith("repo:") ? /^repo:(\u2026|[^*?/]+\/[^*?:]+:)/.test(text) : !/[*?]/.test(text);
}

export default rule;

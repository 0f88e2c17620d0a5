import { isHandWritten } from "../../plan/hand-written.ts";
import { textOf } from "../../plan/known.ts";
import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { Statement } from "../shared/statements.ts";
import type { PolicyView } from "../shared/view.ts";

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
    for (const { id, module, inputs } of view.ofType("aws:iam/openIdConnectProvider:OpenIdConnectProvider")) {
      const found = (property: string, message: string) => ({ resource: id, property, message });
      // Other providers need a waiver of resource-type-judged.
      if (module === "extraResources") continue;
      if (inputs["url"] !== github) yield found("url", `tokens of another issuer than ${github} are trusted`);
      const audiences = list(inputs["clientIdLists"]);
      if (audiences.length !== 1 || audiences[0] !== "sts.amazonaws.com")
        yield found("clientIdLists", "tokens for another audience than sts.amazonaws.com are trusted");
    }
    const owner = ownerOf(view);
    for (const statement of view.statements()) {
      if (statement.effect !== "Allow" || !isRecord(statement.principal) || statement.principal["Federated"] === undefined) continue;
      const found = (message: string) => ({ resource: statement.resource.id, property: statement.property, message });
      const subjects = subjectsOf(statement);
      const stranger = subjects.map(ownerIn).find((name) => name !== undefined && name !== owner);
      if (subjects.length === 0 || !subjects.every(isSubject)) yield found("the trust policy does not pin the subject of the token");
      else if (stranger !== undefined && isHandWritten(statement.resource))
        yield found(
          `the trust policy allows jobs of ${stranger}, and \`iam.githubRepository\` ${owner === undefined ? "is not set" : `belongs to ${owner}`}`,
        );
    }
  },
};

const github = "https://token.actions.githubusercontent.com";

/** The owner of the repository that the key `iam.githubRepository` lets deploy. */
function ownerOf(view: PolicyView): string | undefined {
  const planned = view.statements().filter(({ resource, kind }) => kind === "trustPolicy" && !isHandWritten(resource));
  return planned.flatMap(subjectsOf).flatMap((subject) => ownerIn(subject) ?? [])[0];
}

/** The owner's name, without the number that GitHub adds to subjects of newer repositories. */
function ownerIn(subject: string): string | undefined {
  return /^repo:([^/@]+)(?:@\d+)?\//.exec(subject)?.[1];
}

function subjectsOf({ condition }: Statement): readonly string[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    /^String(Equals|Like)$/.test(operator)
      ? Object.entries(keys).flatMap(([key, value]) => (/:sub$/i.test(key) ? list(value).map(textOf) : []))
      : [],
  );
}

/**
 * Subjects of GitHub begin with `repo:<owner>/<repository>:`; only what follows may be a pattern. A policy variable is a claim of the token
 * itself, so a subject that contains one may be any subject.
 */
function isSubject(text: string): boolean {
  if (text.includes("${")) return false;
  return text.startsWith("repo:") ? /^repo:(\u2026|[^*?/]+\/[^*?:]+:)/.test(text) : !/[*?]/.test(text);
}

export default rule;

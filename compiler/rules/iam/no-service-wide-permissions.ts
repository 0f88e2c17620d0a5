import { isServiceWide, serviceCoveredBy } from "../../aws/iam-actions.ts";
import type { Rule } from "../rule.ts";
import { administers, attachmentsOf } from "../shared/attachments.ts";
import { textIn } from "../shared/rendered.ts";
import { allowedActions, statedStatements } from "../shared/stated-iam.ts";

const rule: Rule = {
  severity: "error",
  title: "No IAM policy allows all actions of a service",
  reason: "`s3:*` on a single bucket still allows every action of S3, future ones included, and so the one that makes the bucket public.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:*"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}',
  security: {
    optional: "never",
    demand: "no IAM policy allows all actions of a service",
    ids: {
      checkov: ["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_274", "CKV2_AWS_40", "CKV2_AWS_56"],
      securityHub: ["IAM.1", "IAM.21"],
      trivy: ["AWS-0345", "AWS-0342", "AWS-0057"],
      cdkNag: ["IAM5"],
      cis: ["v3 1.16", "v5 1.15"],
      prowler: ["iam_policy_allows_privilege_escalation", "iam_inline_policy_no_administrative_privileges"],
    },
  },

  *checkSpec(environment) {
    for (const { key, action } of allowedActions(environment, isServiceWide))
      yield {
        key,
        message: `\`${action}\` allows every action of a service`,
        help: "list the actions that the code calls; a name may end with `*`, as in `s3:GetObject*`",
      };
    for (const { key, statement } of statedStatements(environment)) {
      const all = statement.Effect === "Allow" ? allOf(statement.Action) : undefined;
      if (all !== undefined && !statement.Action.some(isServiceWide))
        yield { key: `${key}.Action`, message: `the statement allows ${all}`, help: "list only the actions that the code calls" };
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { resource, property, effect, actions } of view.statements()) {
      if (effect !== "Allow" || resource.type === "aws:kms/key:Key") continue;
      const wide = actions.find(isServiceWide) ?? allOf(actions);
      if (wide !== undefined) yield { resource: resource.id, property, message: `the policy allows ${wide}` };
    }
    for (const { resource, property, policy } of attachmentsOf(view)) {
      const arn = textIn(view, policy);
      if (administers.test(arn)) yield { resource: resource.id, property, message: `${arn} allows every action of a service` };
    }
  },
};

/** Names and patterns that together are all actions of a service. */
function allOf(actions: readonly string[]): string | undefined {
  const service = serviceCoveredBy(actions);
  return service === undefined ? undefined : `every action of ${service}, one by one`;
}

export default rule;

import { hasResource, isPowerful, isServiceWide } from "../../aws/iam-actions.ts";
import type { Rule } from "../rule.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import { textIn } from "../shared/rendered.ts";
import { isEveryResource, type Statement } from "../shared/statements.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "IAM policies use `*` as a resource only where AWS requires it",
  reason: "`*` stands for every resource of the account. Only actions without resource-level permissions need it.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["xray:PutTraceSegments"], Resource: ["*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["dynamodb:GetItem"], Resource: ["*"]}]}}}}',
  security: {
    optional: "never",
    demand: "IAM policies use `*` as a resource only where AWS requires it",
    ids: { checkov: ["CKV_AWS_355"], cdkNag: ["IAM5"] },
  },

  *checkSpec(environment) {
    for (const { key, action, statement } of allowedActions(environment, (_action, { Resource }) => Resource.includes("*"))) {
      // Other rules report these.
      if (isServiceWide(action) || isPowerful(action)) continue;
      const related = [{ key: `${statement.key}.Resource`, message: "every resource" }];
      if (hasResource(action)) {
        yield { key, message: `\`${action}\` is allowed on every resource`, help: "list the ARNs that it needs under `Resource`", related };
      } else if (action === "cloudwatch:PutMetricData" && !limitsNamespace(statement.statement.Condition)) {
        yield {
          key,
          message: "`cloudwatch:PutMetricData` is allowed in every namespace",
          help: "add `Condition: {StringEquals: {cloudwatch:namespace: <name>}}`, or declare the metrics in the image contract",
          related,
        };
      }
    }
  },

  *checkPlan(view) {
    for (const statement of view.statements()) {
      const { resource, property, effect, actions, resources } = statement;
      if (effect !== "Allow" || !resource.type.startsWith("aws:iam/") || property === "assumeRolePolicy") continue;
      if (!resources.some((each) => isEveryResource(textIn(view, each)))) continue;
      const narrow = actions.find(hasResource);
      if (narrow !== undefined) yield { resource: resource.id, property, message: `${narrow} is allowed on every resource` };
      if (actions.includes("cloudwatch:PutMetricData") && !namesSpace(view, statement))
        yield { resource: resource.id, property, message: "cloudwatch:PutMetricData is allowed in every namespace" };
    }
  },
};

function limitsNamespace(condition: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> | undefined): boolean {
  return Object.values(condition ?? {}).some((keys) => keys !== undefined && "cloudwatch:namespace" in keys);
}

function namesSpace(view: PolicyView, { condition }: Statement): boolean {
  const values = Object.values(condition).flatMap((keys) => Object.entries(keys));
  return values.some(([key, value]) => key.toLowerCase() === "cloudwatch:namespace" && textIn(view, value) !== "*");
}

export default rule;

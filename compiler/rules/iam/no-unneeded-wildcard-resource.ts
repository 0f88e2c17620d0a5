import { hasResource, isPowerful, isServiceWide, isVague } from "../../aws/iam-actions.ts";
import type { PlanValue } from "../../plan/types.ts";
import { isRecord, list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import { textIn } from "../shared/rendered.ts";
import { breadthOf } from "../shared/statements.ts";

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
    for (const { key, action, statement } of allowedActions(environment, (action, { Resource }) =>
      Resource.some((one) => isTooWide(action, one)),
    )) {
      // Other rules report these.
      if (isServiceWide(action) || isPowerful(action)) continue;
      const related = [{ key: `${statement.key}.Resource`, message: "every resource" }];
      if (hasResource(action)) {
        yield { key, message: `\`${action}\` is allowed on every resource`, help: "list the ARNs that it needs under `Resource`", related };
      } else if (action === "cloudwatch:PutMetricData" && !limitsNamespace(statement.statement.Condition, String)) {
        yield {
          key,
          message: "`cloudwatch:PutMetricData` is allowed in every namespace",
          help: "add `Condition: {StringEquals: {cloudwatch:namespace: <name>}}`, or declare the metrics in the image contract",
          related,
        };
      }
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const statement of view.statements()) {
      const { resource, property, kind, effect, actions, resources } = statement;
      if (effect !== "Allow" || kind !== "identityPolicy") continue;
      const texts = resources.map((each) => textIn(view, each));
      const narrow = actions.find((action) => hasResource(action) && texts.some((text) => isTooWide(action, text)));
      if (narrow !== undefined) yield { resource: resource.id, property, message: `${narrow} is allowed on every resource` };
      if (actions.includes("cloudwatch:PutMetricData") && !limitsNamespace(statement.condition, (value) => textIn(view, value)))
        yield { resource: resource.id, property, message: "cloudwatch:PutMetricData is allowed in every namespace" };
    }
  },
};

/** What describes or lists resources may do so for all of a type: it tells no data, and often is asked for those that do not exist yet. */
function isTooWide(action: string, resource: string): boolean {
  const breadth = breadthOf(resource);
  return breadth === "service" || (breadth === "type" && !/:(Describe|List)\w+$/.test(action));
}

/** Does a condition require the namespace to be one that it names? */
function limitsNamespace(condition: Readonly<Record<string, unknown>> | undefined, textOf: (value: PlanValue) => string): boolean {
  return Object.entries(condition ?? {}).some(
    ([operator, keys]) =>
      /^String(Equals|Like)$/.test(operator) &&
      isRecord(keys) &&
      Object.entries(keys).some(
        ([key, values]) => key.toLowerCase() === "cloudwatch:namespace" && list(values).every((value) => !isVague(textOf(value))),
      ),
  );
}

export default rule;

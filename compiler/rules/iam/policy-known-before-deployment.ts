import { list, records } from "../../plan/values.ts";
import type { PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { admitted } from "../shared/principals.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { Statement } from "../shared/statements.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Policies are known before deployment",
  reason:
    "A policy that contains stack config or a looked-up value can grant anything at deployment, and no review and no rule would see it. ARNs, ids and names of planned resources, and the id of the account, are known well enough.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html",
  good: '{extraResources: {reports: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}}]}}}}}}',
  bad: '{extraResources: {reports: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: {$config: action}, Resource: {$ref: sqs-push.arn}}]}}}}}}',
  security: { optional: "never", demand: "policies are known before deployment" },

  judges: "resources",
  *checkPlan(view) {
    for (const { resource, property, because } of view.policies()) {
      if (because === undefined) continue;
      yield { resource: resource.id, property, message: `the policy depends on ${because.join(", ")}, which is known only at deployment` };
    }
    for (const statement of view.statements()) {
      const element = uncertainElement(view, statement);
      if (element === undefined) continue;
      const message = `\`${element}\` of a statement is known only at deployment, or is not text`;
      yield { resource: statement.resource.id, property: statement.property, message };
    }
  },
};

/** The first element of a statement that could be anything at deployment. */
function uncertainElement(view: PolicyView, { stated, effect, condition }: Statement): string | undefined {
  if (effect !== "Allow" && effect !== "Deny") return "Effect";
  const texts = ["Action", "NotAction", "Resource", "NotResource"] as const;
  const element = texts.find((name) => list(stated[name]).some((value) => isUncertain(textIn(view, value))));
  if (element !== undefined) return element;
  const who = ["Principal", "NotPrincipal"] as const;
  const principal = who.find((name) => admitted(view, stated[name]).some(({ owner }) => owner === "unknown"));
  return principal ?? (isConditionKnown(view, condition) ? undefined : "Condition");
}

function isConditionKnown(view: PolicyView, condition: Statement["condition"]): boolean {
  const keys: readonly PlanRecord[] = records(Object.values(condition));
  if (keys.length < Object.keys(condition).length) return false;
  return keys.every((each) => Object.values(each).every((values) => list(values).every((value) => !isUncertain(textIn(view, value)))));
}

export default rule;

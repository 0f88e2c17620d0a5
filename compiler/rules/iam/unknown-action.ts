import { isKnownAction, knownActions } from "../../aws/iam-catalogue.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";
import { statedStatements } from "../shared/stated-iam.ts";

const rule: Rule = {
  severity: "warning",
  title: "An IAM statement names an action that its service does not have",
  reason: "IAM accepts unknown actions and ignores them. What was meant is denied at run time, or not denied where it should be.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:eu-central-1:412356789014:reports"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["sqs:SendMesage"], Resource: ["arn:aws:sqs:eu-central-1:412356789014:reports"]}]}}}}',

  *checkSpec(environment) {
    for (const { key, statement } of statedStatements(environment))
      for (const [index, action] of statement.Action.entries())
        if (isUnknown(action)) yield { key: `${key}.Action.${index}`, message: `there is no action \`${action}\``, help: helpFor(action) };
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { resource, property, actions } of view.statements()) {
      const action = actions.find(isUnknown);
      if (action !== undefined)
        yield { resource: resource.id, property, message: `there is no action \`${action}\``, help: helpFor(action) };
    }
  },
};

const known = new Map<string, boolean>();

/** The table has the services that the platform uses; nothing is known about actions of others. Plans repeat the same few actions. */
function isUnknown(action: string): boolean {
  let found = known.get(action);
  if (found === undefined) {
    found = knownActions(action.split(":")[0] ?? "").length > 0 && !isKnownAction(action);
    known.set(action, found);
  }
  return found;
}

function helpFor(action: string): string {
  const meant = nearest(action, knownActions(action.split(":")[0] ?? ""));
  return meant === undefined ? "use an action of the Service Authorization Reference" : `did you mean \`${meant}\`?`;
}

export default rule;

import { handWrittenInputs, isHandWritten } from "../../plan/hand-written.ts";
import { isExpression, parse } from "../../plan/expressions.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Overrides and extra resources use roles of the plan only",
  reason:
    "Whatever AWS does for a resource, it does with the permissions of the role that the resource names. Nobody here sees what a role outside of the plan may do, and a policy on such a role changes what others may do.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  good: '{extraResources: {delivery: {type: "aws:iam/role:Role", inputs: {assumeRolePolicy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sts:AssumeRole", Condition: {StringEquals: {"aws:SourceAccount": "412356789014"}}}]}}}}}, overrides: {observability-alarms: {set: {httpFailureFeedbackRoleArn: {$ref: delivery.arn}}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  bad: '{overrides: {observability-alarms: {set: {httpFailureFeedbackRoleArn: "arn:aws:iam::412356789014:role/admin"}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  security: {
    optional: "with-waiver",
    demand: "overrides and extra resources use roles of the plan only",
    prodWaiver: "conflict",
    note: "a person has to judge what such a role may do",
  },

  *checkPlan(view) {
    for (const resource of view.plan.resources.filter(isHandWritten)) {
      for (const [property, value] of handWrittenInputs(resource)) {
        const stranger = rolesIn(value, property).find((role) => !isJudged(view, resource, role));
        if (stranger === undefined) continue;
        const owned = view.target(stranger);
        const message =
          owned === undefined ? "the role is not part of the plan, so no rule can judge it" : `${owned.id} is the role of another resource`;
        yield { resource: resource.id, property, message };
      }
    }
  },
};

/** `role`, `taskRoleArn`, `iamRoles`, `ingestionRole`; not `kubernetesRoleName` of something that is no IAM role. */
const naming = /^(role|roles|roleName|iamRoleName)$|([rR]oles?Arns?|Role|iamRoles?|IamRoleName)$/;

/** Every value that names a role, at any depth. */
function rolesIn(value: PlanValue, name: string): readonly PlanValue[] {
  if (isList(value)) return value.flatMap((item) => rolesIn(item, name));
  if (isExpression(value) || !isRecord(value)) return naming.test(name) ? [value] : [];
  return Object.entries(value).flatMap(([key, item]) => rolesIn(item, key));
}

/** AWS alone decides what service-linked roles may do. */
const serviceLinked = /^arn:aws[a-z-]*:iam::\d{12}:role\/aws-service-role\//;

function isJudged(view: PolicyView, { module }: PlanResource, role: PlanValue): boolean {
  const node = parse(role);
  const target = node.kind === "ref" ? view.byId(node.id) : undefined;
  if (target === undefined) return serviceLinked.test(textIn(view, role));
  // Modules give each of their resources a role of its own: an override does not give it the role of another.
  return target.type === "aws:iam/role:Role" && (module === "extraResources" || target.module === "extraResources");
}

export default rule;

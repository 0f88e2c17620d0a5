import { isAdministering, isServiceWide, isSharing, isTakingRoles } from "../../aws/iam-actions.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import { parse } from "../../plan/expressions.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "No role of the environment changes permissions or takes on others",
  reason:
    "A role that may attach policies, create roles or change trust can give itself every permission of the account, even if the statement names a single role. So can one that may pass or assume a role outside of the plan.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["iam:GetRole"], Resource: ["arn:aws:iam::412356789014:role/reports"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["iam:AttachRolePolicy"], Resource: ["arn:aws:iam::412356789014:role/reports"]}]}}}}',
  security: {
    optional: "with-waiver",
    demand: "no role of the environment changes permissions or takes on others",
    prodWaiver: "conflict",
    ids: { checkov: ["CKV_AWS_286", "CKV_AWS_289"], prowler: ["iam_inline_policy_allows_privilege_escalation"] },
  },

  *checkSpec(environment) {
    for (const { key, action, statement } of allowedActions(environment, (each) => !isServiceWide(each))) {
      if (isAdministering(action)) {
        const help = "let the deployment change roles and policies, with overrides or extra resources; the code of tasks must not";
        yield { key, message: `\`${action}\` changes who may do what in the account`, help };
      } else if (isSharing(action)) {
        const help = "let the deployment share resources, where the rules see with whom; the code of tasks must not";
        yield { key, message: `\`${action}\` gives others access to resources`, help };
      } else if (isTakingRoles(action)) {
        // No key names a planned role: the plan gives every task its own.
        const related = [{ key: `${statement.key}.Resource`, message: "roles of others" }];
        yield {
          key,
          message: `\`${action}\` takes on roles that are not in the plan`,
          help: "allow the role's own actions instead",
          related,
        };
      }
    }
  },

  *checkPlan(view) {
    for (const { resource, property, kind, effect, actions, resources } of view.statements()) {
      if (kind !== "identityPolicy" || effect !== "Allow") continue;
      const narrow = actions.filter((each) => !isServiceWide(each));
      const action = narrow.find(isAdministering);
      if (action !== undefined) yield { resource: resource.id, property, message: `${action} changes who may do what in the account` };
      // Roles of AWS services, which modules plan, hand grants and snapshots on to the services that they serve.
      const shared = isHandWritten(resource) ? narrow.find(isSharing) : undefined;
      if (shared !== undefined) yield { resource: resource.id, property, message: `${shared} gives others access to resources` };
      const taking = narrow.find(isTakingRoles);
      if (taking !== undefined && !resources.every((each) => isPlannedRole(view, each)))
        yield {
          resource: resource.id,
          property,
          message: `${taking} takes on roles that are not in the plan, and nobody here sees what they may do`,
        };
    }
  },
};

function isPlannedRole(view: PolicyView, value: PlanValue): boolean {
  const node = parse(value);
  return node.kind === "ref" && node.path[0] === "arn" && view.byId(node.id)?.type === "aws:iam/role:Role";
}

export default rule;

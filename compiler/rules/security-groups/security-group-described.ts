import { groupType, placeOf, rulesOf } from "../shared/security-groups.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every security group and rule has a description",
  reason: "The reader of a rule wants to know what it is for.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every group and every rule has a description",
    ids: { checkov: ["CKV_AWS_23"], trivy: ["AWS-0099", "AWS-0124"], cdkNag: ["EC27"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType(groupType))
      if (!isTelling(inputs["description"])) yield { resource: id, property: "description", message: "no description" };
    for (const each of [...rulesOf(view, "ingress"), ...rulesOf(view, "egress")])
      if (!isTelling(each.description)) yield { property: "description", ...placeOf(each), message: "no description" };
  },
};

/** `Managed by Pulumi` is what the provider writes where nothing is stated. */
function isTelling(description: unknown): boolean {
  return isRecord(description) || (typeof description === "string" && description.length >= 5);
}

export default rule;

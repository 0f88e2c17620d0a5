import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { groupType } from "../../reach/stated-rules.ts";
import { placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Every security group and rule has a description",
  reason: "Without a description, nobody can tell what a rule is for and whether it is still needed.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  good: "{overrides: {sg-api: {set: {description: Tasks of the API behind the load balancer}}}}",
  bad: "{overrides: {sg-api: {remove: [description]}}}",

  security: {
    optional: "never",
    demand: "every security group and rule has a description",
    ids: { checkov: ["CKV_AWS_23"], trivy: ["AWS-0099", "AWS-0124"], cdkNag: ["EC27"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType(groupType))
      if (!isTelling(inputs["description"]))
        yield { resource: id, property: "description", message: "the description is missing or shorter than 5 characters" };
    for (const each of [...rulesOf(view, "ingress"), ...rulesOf(view, "egress")])
      if (!isTelling(each.description))
        yield { property: "description", ...placeOf(each), message: "the description is missing or shorter than 5 characters" };
  },
};

/** Without a description the provider writes `Managed by Pulumi`, which says nothing. */
function isTelling(description: unknown): boolean {
  return isRecord(description) || (typeof description === "string" && description.length >= 5);
}

export default rule;

import { groupType, placeOf, rulesOf } from "../shared/security-groups.ts";
import { isRecord, type PolicyRule } from "../shared/view.ts";

/** The reader of a rule wants to know what it is for. */
const rule: PolicyRule = {
  code: "SEC-G4",
  *check(view) {
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

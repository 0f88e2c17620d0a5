import { isPowerful } from "../../aws/iam-actions.ts";
import { isEveryResource } from "../shared/statements.ts";
import type { PolicyRule } from "../shared/view.ts";

/** Whoever may decrypt with every key may decrypt with the payroll's. */
const rule: PolicyRule = {
  code: "SEC-I2",
  *check(view) {
    for (const { resource, property, effect, actions, resources } of view.statements()) {
      if (
        effect !== "Allow" ||
        !resource.type.startsWith("aws:iam/") ||
        property === "assumeRolePolicy" ||
        !resources.some(isEveryResource)
      )
        continue;
      const found = actions.find(isPowerful);
      if (found !== undefined) yield { resource: resource.id, property, message: `${found} without a resource constraint` };
    }
  },
};

export default rule;

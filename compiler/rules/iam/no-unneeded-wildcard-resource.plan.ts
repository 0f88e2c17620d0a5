import { hasResource } from "../../aws/iam-actions.ts";
import { isEveryResource, type Statement } from "../shared/statements.ts";
import { textOf } from "../shared/values.ts";
import type { PolicyRule } from "../shared/view.ts";

/** `*` as a resource, where a narrower one exists. Resource policies (queue, bucket, endpoint, key) speak of themselves. */
const rule: PolicyRule = {
  code: "SEC-I7",
  *check(view) {
    for (const statement of view.statements()) {
      const { resource, property, effect, actions, resources } = statement;
      if (effect !== "Allow" || !resource.type.startsWith("aws:iam/") || property === "assumeRolePolicy") continue;
      if (!resources.some(isEveryResource)) continue;
      const narrow = actions.find(hasResource);
      if (narrow !== undefined) yield { resource: resource.id, property, message: `${narrow} on every resource` };
      if (actions.includes("cloudwatch:PutMetricData") && !namesSpace(statement))
        yield { resource: resource.id, property, message: "PutMetricData without a namespace" };
    }
  },
};

function namesSpace({ condition }: Statement): boolean {
  const values = Object.values(condition).flatMap((keys) => Object.entries(keys));
  return values.some(([key, value]) => key.toLowerCase() === "cloudwatch:namespace" && textOf(value) !== "*");
}

export default rule;

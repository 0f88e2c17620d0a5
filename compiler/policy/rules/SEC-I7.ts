import type { PolicyRule } from "../view.ts";

/** AWS offers no resource for these actions; a metric's namespace must be a condition. */
const withoutResource = [
  /^ecr:GetAuthorizationToken$/,
  /^ssmmessages:/,
  /^cloudwatch:PutMetricData$/,
  /^logs:DescribeLogGroups$/,
  /^ecs:(RegisterTaskDefinition|DescribeTaskDefinition)$/,
];

/** `*` as a resource, where a narrower one exists. Resource policies (queue, bucket, endpoint, key) speak of themselves. */
const rule: PolicyRule = {
  code: "SEC-I7",
  *check(view) {
    for (const { resource, property, effect, actions, resources, condition } of view.statements()) {
      if (effect !== "Allow" || !resource.type.startsWith("aws:iam/") || property === "assumeRolePolicy") continue;
      if (!resources.includes("*")) continue;
      const narrow = actions.find((action) => !withoutResource.some((pattern) => pattern.test(action)));
      if (narrow !== undefined) yield { resource: resource.id, property, message: `${narrow} on every resource` };
      if (actions.includes("cloudwatch:PutMetricData") && !JSON.stringify(condition).includes("cloudwatch:namespace")) {
        yield { resource: resource.id, property, message: "PutMetricData without a namespace" };
      }
    }
  },
};

export default rule;

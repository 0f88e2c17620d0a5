import type { PolicyRule } from "../view.ts";

const powerful = [
  /^kms:(Decrypt|Encrypt|CreateGrant|PutKeyPolicy)/,
  /^iam:/,
  /^secretsmanager:(Get|Put|Update|Delete)/,
  /^s3:(Get|Put|Delete)/,
  /^sqs:(Send|Receive|Delete)/,
  /^sts:AssumeRole$/,
  /^logs:(Put|Create|Delete)/,
];

/** Whoever may decrypt with every key may decrypt with the payroll's. */
const rule: PolicyRule = {
  code: "SEC-I2",
  *check(view) {
    for (const { resource, property, effect, actions, resources } of view.statements()) {
      if (effect !== "Allow" || !resource.type.startsWith("aws:iam/") || property === "assumeRolePolicy" || !resources.includes("*"))
        continue;
      const found = actions.find((action) => powerful.some((pattern) => pattern.test(action)));
      if (found !== undefined) yield { resource: resource.id, property, message: `${found} without a resource constraint` };
    }
  },
};

export default rule;

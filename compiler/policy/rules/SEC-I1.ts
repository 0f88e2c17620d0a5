import type { PolicyRule } from "../view.ts";

/** `s3:*` on one bucket is still every action that S3 will ever have. Key policies and denials are not meant. */
const rule: PolicyRule = {
  code: "SEC-I1",
  *check(view) {
    for (const { resource, property, effect, actions } of view.statements()) {
      if (effect !== "Allow" || resource.type === "aws:kms/key:Key") continue;
      const wide = actions.find((action) => action === "*" || action.endsWith(":*"));
      if (wide !== undefined) yield { resource: resource.id, property, message: `the policy allows ${wide}` };
    }
  },
};

export default rule;

import { isServiceWide } from "../../aws/iam-actions.ts";
import { list } from "../shared/values.ts";
import type { PolicyRule } from "../shared/view.ts";

const managed = /:policy\/(AdministratorAccess|PowerUserAccess|\w*FullAccess)$/;

/** `s3:*` on one bucket is still every action that S3 will ever have. Key policies and denials are not meant. */
const rule: PolicyRule = {
  code: "SEC-I1",
  *check(view) {
    for (const { resource, property, effect, actions } of view.statements()) {
      if (effect !== "Allow" || resource.type === "aws:kms/key:Key") continue;
      const wide = actions.find(isServiceWide);
      if (wide !== undefined) yield { resource: resource.id, property, message: `the policy allows ${wide}` };
    }
    for (const { id, type, inputs } of view.plan.resources) {
      if (!type.startsWith("aws:iam/")) continue;
      for (const property of ["policyArn", "managedPolicyArns"]) {
        const wide = list(inputs[property]).find((arn) => managed.test(String(arn)));
        if (wide !== undefined) yield { resource: id, property, message: `${String(wide)} allows every action of a service` };
      }
    }
  },
};

export default rule;

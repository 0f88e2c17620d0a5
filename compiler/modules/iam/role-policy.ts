import { policy, type PolicyStatement } from "../shared/policies.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced } from "../../plan/builder/traced.ts";

/**
 * The policy of a role. It is inline, so that it is deleted with the role. AWS-managed policies are not used, because they allow every
 * resource (no-aws-managed-policies). `statementsFrom` are the spec keys that cause its statements; `from` are the keys without which it
 * would not be planned.
 */
export function lowerPolicy(
  target: Handle<"aws:iam/rolePolicy:RolePolicy">,
  role: Handle<"aws:iam/role:Role">,
  statements: readonly PolicyStatement[],
  statementsFrom: readonly string[],
  from: readonly string[] = ["environment"],
): Draft {
  return resource(
    target,
    {
      name: "access",
      role: role.out("name"),
      policy: traced(policy(...statements), ...statementsFrom, "rule:powerful-actions-name-resources"),
    },
    { from },
  );
}

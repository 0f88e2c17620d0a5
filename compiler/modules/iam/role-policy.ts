import { policy, type PolicyStatement } from "../shared/policies.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced } from "../../plan/builder/traced.ts";

/**
 * The one policy of a role, inline, so that it goes with its role; no managed policy, which would allow every resource (no-aws-managed-policies).
 * `statementsFrom` are the keys that its statements come from, `from` those without which it would not be planned.
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

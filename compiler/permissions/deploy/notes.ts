/** What the reader of a deployer's role must know or do. */
import type { PlanReader } from "../../plan/reader.ts";
import { accountOf } from "../arns.ts";
import { roleBoundaries } from "./bounded.ts";
import { assumedRoles } from "./roles.ts";
import { policyLimits, sizeOf, type PolicyDocument } from "./split.ts";

export function notesOf(
  reader: PlanReader,
  policies: readonly PolicyDocument[],
  boundary: PolicyDocument,
  unknown: readonly string[],
): readonly string[] {
  const { plan } = reader;
  const escalates = policies.some(({ Statement }) => Statement.some(({ Action }) => Action.includes("iam:PutRolePolicy")));
  return [
    ...unknown.map((type) => `the calls of ${type} are not known: add them to a policy of your own`),
    ...(accountOf(reader) === undefined
      ? ["the spec sets no awsAccountId: ARNs hold for any account, and ACCOUNT in the trust policy is yours"]
      : []),
    ...(plan.providers["aws"]?.inputs["assumeRoles"] === undefined
      ? []
      : ["the provider assumes a role: attach these policies to that role"]),
    ...assumedRoles(plan).arns.map((arn) => `${arn} must trust this role, and allow Route 53's calls on the hosted zone`),
    ...(policies.length > policyLimits.perRole
      ? [`a role has at most ${policyLimits.perRole} managed policies unless AWS raises the quota, and this one needs ${policies.length}`]
      : []),
    ...(sizeOf(boundary) > policyLimits.characters
      ? ["the permissions boundary is longer than IAM accepts: shorten PlannedRoles with wildcards"]
      : []),
    ...(escalates ? [escalation(reader)] : []),
  ];
}

/** The power that no policy of the deployer takes away: it writes the policies of roles, and runs tasks with them. */
function escalation(reader: PlanReader): string {
  const { arns, unbounded } = roleBoundaries(reader);
  if (unbounded.length === 0)
    return `planned roles keep their permissions boundary (${arns.join(", ")}): whoever deploys can give them nothing beyond it, and only another role can remove or change it`;
  const roles = arns.length === 0 ? "the planned roles have no permissions boundary" : `${unbounded.join(", ")}: no permissions boundary`;
  return `${roles}. Whoever takes the deployer's role can give them any permission and run code with it, beyond what this role may do: protect the branch or environment, or set permissionsBoundary on each (docs/guides/least-privilege.md)`;
}

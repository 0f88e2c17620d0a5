/**
 * Permissions boundaries of the planned roles. Whoever deploys writes the policies of these roles, so only a boundary that the deployer can
 * neither remove nor change limits what it can give them: one outside of the plan, named by its ARN.
 */
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Permit } from "./scope.ts";
import type { PolicyStatement } from "./statements.ts";

const roleType = "aws:iam/role:Role";

/** Calls that give a role permissions, or its limit. IAM's condition is the boundary that the role has, or gets. */
const gives = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"];

function boundaryArn({ inputs }: PlanResource): string | undefined {
  const value = inputs["permissionsBoundary"];
  return typeof value === "string" && value.startsWith("arn:") ? value : undefined;
}

/** The permit for a role, or for a policy of one, limited to the boundary that the plan gives the role. */
export function keepingBoundary(permit: Permit, resource: PlanResource, reader: PlanReader): Permit {
  if (!gives.includes(permit.action)) return permit;
  const role = resource.type === roleType ? resource : reader.target(resource.inputs["role"]);
  const arn = role === undefined ? undefined : boundaryArn(role);
  if (arn === undefined) return permit;
  return { ...permit, condition: { StringEquals: { ...permit.condition["StringEquals"], "iam:PermissionsBoundary": arn } } };
}

/** Boundaries of the plan's roles, sorted, and the roles that have none which the deployer must keep. */
export function roleBoundaries({ plan }: PlanReader): { readonly arns: readonly string[]; readonly unbounded: readonly string[] } {
  const roles = plan.resources.filter(({ type }) => type === roleType);
  return {
    arns: [...new Set(roles.flatMap((role) => boundaryArn(role) ?? []))].sort(),
    unbounded: roles.filter((role) => boundaryArn(role) === undefined).map(({ id }) => id),
  };
}

/** For the deployer's own boundary: no role without one of these. */
export function denialsOf(arns: readonly string[]): readonly PolicyStatement[] {
  return [
    {
      Sid: "RolesKeepTheirBoundary",
      Effect: "Deny",
      Action: gives,
      Resource: ["*"],
      Condition: { StringNotEquals: { "iam:PermissionsBoundary": arns } },
    },
    { Sid: "BoundariesStay", Effect: "Deny", Action: "iam:DeleteRolePermissionsBoundary", Resource: ["*"] },
  ];
}

/**
 * The permissions boundary of the deployer's role: whatever policies the role gets later, it uses no other services, in no region without
 * resources of the plan, and changes neither itself nor what limits it. It does not limit the roles that the deployer creates: see bounded.ts.
 */
import { partitionOfRegion } from "../../aws/arns.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { accountOf, regionOf } from "../arns.ts";
import { denialsOf, roleBoundaries } from "./bounded.ts";
import { documentOf, type PolicyDocument } from "./split.ts";
import type { PolicyStatement } from "./statements.ts";

const global: ReadonlySet<string> = new Set(["iam", "route53", "sts"]);

export function boundaryOf(reader: PlanReader, statements: readonly PolicyStatement[], role: string): PolicyDocument {
  const actions = statements.flatMap(({ Action }) => Action);
  const services = [...new Set(actions.map((action) => action.split(":")[0]!))].sort();
  const wide = (names: readonly string[]) => names.map((name) => `${name}:*`);
  const iam = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("iam:")));
  const { arns, unbounded } = roleBoundaries(reader);
  return documentOf(
    [
      {
        Sid: "ServicesInTheRegion",
        Effect: "Allow",
        Action: wide(services.filter((name) => !global.has(name))),
        Resource: ["*"],
        Condition: { StringEquals: { "aws:RequestedRegion": regionsOf(reader) } },
      },
      {
        Sid: "GlobalServices",
        Effect: "Allow",
        Action: wide(services.filter((name) => global.has(name) && name !== "iam")),
        Resource: ["*"],
      },
      { Sid: "PlannedRoles", Effect: "Allow", Action: "iam:*", Resource: [...new Set(iam.flatMap(({ Resource }) => Resource))].sort() },
      ...(arns.length > 0 && unbounded.length === 0 ? denialsOf(arns) : []),
      { Sid: "NotItself", Effect: "Deny", Action: "*", Resource: [...ownArns(reader, role), ...arns] },
    ].filter(({ Action }) => Action.length > 0) as readonly PolicyStatement[],
  );
}

/** One region as text, several as a list. */
function regionsOf(reader: PlanReader): string | readonly string[] {
  const regions = new Set([reader.plan.region, ...reader.plan.resources.map((resource) => regionOf(reader, resource))]);
  return regions.size === 1 ? reader.plan.region : [...regions].sort();
}

function ownArns(reader: PlanReader, role: string): readonly string[] {
  const prefix = `arn:${partitionOfRegion(reader.plan.region)}:iam::${accountOf(reader) ?? "*"}`;
  return [`${prefix}:role/${role}`, `${prefix}:policy/${role}`, `${prefix}:policy/${role}-*`];
}

/** Resources by which AWS judges a call although the plan has no such resource: what a restore reads, and what RDS attaches by default. */
import { typesOfAction } from "../../aws/iam-catalogue.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { member } from "../../plan/values.ts";

/**
 * Reads that name nothing, so that AWS judges them by every resource of their type: the provider looks a database up by its resource ID, with
 * a filter (terraform-provider-aws internal/service/rds/instance.go, findDBInstanceByID).
 */
const unnamed: Readonly<Record<string, string>> = { "rds:DescribeDBInstances": "rds:db" };

/** The IAM type whose every resource the call reads; undefined if the call names what it reads. */
export function kindReadWhole(action: string): string | undefined {
  return unnamed[action];
}

/**
 * The part of an ARN behind the account, or a whole ARN. Every database is in an option group, by default in RDS's own, and creating,
 * restoring or changing the database names it as a resource
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples.html).
 */
export function impliedBy(action: string, { type, inputs }: PlanResource, reader: PlanReader): readonly string[] {
  if (type !== "aws:rds/instance:Instance" || /:\w*Tag/.test(action)) return [];
  const takesGroup = typesOfAction(action).some(({ kind }) => kind === "rds:og");
  return [...(takesGroup && inputs["optionGroupName"] === undefined ? ["og:default:*"] : []), ...restoredFrom(action, inputs, reader)];
}

function restoredFrom(action: string, { snapshotIdentifier, restoreToPointInTime }: PlanResource["inputs"], reader: PlanReader) {
  const found: Readonly<Record<string, Readonly<Record<string, PlanValue | undefined>>>> = {
    "rds:RestoreDBInstanceFromDBSnapshot": { snapshot: snapshotIdentifier },
    "rds:RestoreDBInstanceToPointInTime": {
      db: member(restoreToPointInTime, "sourceDbInstanceIdentifier"),
      "auto-backup": member(restoreToPointInTime, "sourceDbInstanceAutomatedBackupsArn"),
    },
  };
  return Object.entries(found[action] ?? {}).flatMap(([kind, value]) => {
    if (value === undefined) return [];
    const text = reader.known(value);
    if (typeof text !== "string") return [`${kind}:*`];
    return [text.startsWith("arn:") ? text : `${kind}:${text}`];
  });
}

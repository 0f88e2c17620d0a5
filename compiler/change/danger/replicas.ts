/**
 * Minor version upgrades of a database with read replicas. RDS upgrades replicas together with their source to a new major version, but wants
 * them upgraded first to a new minor version (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html).
 * Pulumi updates the source first, because the replicas refer to it.
 */
import { isEarlierMinor } from "../../aws/postgres-versions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { replicasIn } from "../../plan/replicas.ts";
import type { PlanResource } from "../../plan/types.ts";

/** Why AWS refuses the upgrade from one version to the other; undefined if no replica is in its way. */
export function refusedForReplicas(reader: PlanReader, source: PlanResource, before: unknown, after: unknown): string | undefined {
  if (!isEarlierMinor(String(before), String(after))) return undefined;
  const replicas = replicasIn(reader).filter((each) => each.source.id === source.id);
  if (replicas.length === 0) return undefined;
  const names = replicas.map(({ replica }) => replica.id).join(" and ");
  return `AWS refuses this minor version until ${names} has it: upgrade ${names} first, with \`aws rds modify-db-instance\``;
}

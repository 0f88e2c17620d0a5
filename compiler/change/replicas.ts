/**
 * Minor version upgrades of a database with read replicas. RDS upgrades replicas together with their source to a new major version, but wants
 * them upgraded first to a new minor version (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html).
 * Pulumi updates the source first, because the replicas refer to it.
 */
import { isEarlierMinor } from "../aws/postgres-versions.ts";
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";

const instance = "aws:rds/instance:Instance";

/** Why AWS refuses the upgrade from one version to the other; undefined if no replica is in its way. */
export function refusedForReplicas(reader: PlanReader, source: PlanResource, before: unknown, after: unknown): string | undefined {
  if (source.type !== instance || !isEarlierMinor(String(before), String(after))) return undefined;
  const replicas = reader.ofType(instance).filter(({ inputs }) => reader.target(inputs["replicateSourceDb"])?.id === source.id);
  if (replicas.length === 0) return undefined;
  const names = replicas.map(({ id }) => id).join(" and ");
  return `AWS refuses this minor version until ${names} has it: upgrade ${names} first, with \`aws rds modify-db-instance\``;
}

/** Where copies of recovery points go. */
import type { Environment } from "./types.ts";

interface BackupCopy {
  /** Region in which the plan makes a vault; undefined when the spec names an existing vault. */
  readonly region: string | undefined;
  readonly vaultArn: string | undefined;
  /** Days; undefined for as long as the recovery point that was copied. */
  readonly retentionDays: number | undefined;
  readonly destinationRegion: string;
  /** Account of an existing vault, if it is not known to be the environment's own. */
  readonly otherAccount: string | undefined;
}

/** Undefined when nothing is copied. The rules have checked that the spec names one destination. */
export function copyOf({ spec, region: own }: Pick<Environment, "spec" | "region">): BackupCopy | undefined {
  const { enableBackup, backupCopyTo } = spec.backup;
  if (!enableBackup || backupCopyTo === undefined) return undefined;
  const { region, vaultArn, retentionDays } = backupCopyTo;
  const [, , , vaultRegion = own, account] = vaultArn?.split(":") ?? [];
  return {
    region: vaultArn === undefined ? region : undefined,
    vaultArn,
    retentionDays,
    destinationRegion: vaultArn === undefined ? (region ?? own) : vaultRegion,
    otherAccount: account === spec.awsAccountId ? undefined : account,
  };
}

import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { copyOf } from "../../model/backup-copy.ts";
import { lowerCopyVault } from "./copy.ts";
import { cost } from "./cost.ts";
import { lowerPlan } from "./plan.ts";
import { copyVault, vault } from "./refs.ts";
import { lowerRole } from "./role.ts";
import { lowerVault } from "./vault.ts";

/** Scheduled database snapshots in a backup vault. `rds.rdsSnapshotIdentifier` restores one. */
const backup: ModuleDefinition = {
  name: "backup",
  cost,
  lower(environment) {
    if (!environment.spec.backup.enableBackup) return { resources: [] };
    return {
      resources: [...lowerVault(environment), ...lowerCopyVault(environment), ...lowerRole(environment), ...lowerPlan(environment)],
      outputs: {
        backupVaultName: { value: vault.out("name"), description: "Vault that holds the database's recovery points." },
        ...(copyOf(environment)?.region === undefined
          ? {}
          : { backupCopyVaultArn: { value: copyVault.out("arn"), description: "Vault in another region that holds copies of them." } }),
      },
      data: accountData,
    };
  },
};

export default backup;

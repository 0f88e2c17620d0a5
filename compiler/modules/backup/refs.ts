import { handle } from "../../plan/builder/draft.ts";

/** Exists when `backup.enableBackup` is on. */
export const vault = handle("aws:backup/vault:Vault", "backup-vault");

/** In the region of `backup.backupCopyTo`. Exists when that names a region. */
export const copyVault = handle("aws:backup/vault:Vault", "backup-copy-vault");

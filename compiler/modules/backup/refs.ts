import { handle } from "../../plan/builder/draft.ts";

/** Exists when `backup.enableBackup` is on. */
export const vault = handle("aws:backup/vault:Vault", "backup-vault");

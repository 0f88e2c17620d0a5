/** Every protection off: the first step of a full teardown. */
export const open = {
  alb: { albDeletionProtection: false },
  backup: { enableBackupVaultProtection: false },
  ecr: { enableRepositoryProtection: false },
  rds: { rdsDeletionProtection: false },
  redis: { enableRedisProtection: false },
} as const;

/** Over spec/prod-100k.yaml: with every control on that there is. */
export const everything: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  vpc: { flowLogRetentionDays: 365 },
  ecsServices: { apiLogRetentionDays: 365, realtimeLogRetentionDays: 365 },
  ecsWorkers: { workerLogRetentionDays: 365 },
};

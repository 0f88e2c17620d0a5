/** What every combination changes in the frozen prod, whatever its switches. */
/** A replica's source must have the replica's size class. Sizes do not affect the switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  rds: { rdsInstanceClass: "db.r6g.large" },
};

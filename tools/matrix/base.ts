/** What every combination changes in the frozen prod, whatever its switches. */
/** A replica's source must have the replica's size class. Sizes do not affect the switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  rds: { rdsInstanceClass: "db.r6g.large" },
  // Without NAT no image comes from outside of AWS.
  ecsServices: { databaseSetupImage: "412356789014.dkr.ecr.us-east-1.amazonaws.com/ecr-public/docker/library/postgres:17.5-alpine3.21" },
};

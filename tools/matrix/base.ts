/** What every combination changes in the frozen prod, whatever its switches. */
export const base: Readonly<Record<string, unknown>> = {
  environment: "matrix",
  // As large as the replica that some combinations add. Sizes do not affect the switches.
  rds: { rdsInstanceClass: "db.r6g.large" },
  // Without NAT no image comes from outside of AWS.
  ecsServices: { databaseSetupImage: "412356789014.dkr.ecr.us-east-1.amazonaws.com/ecr-public/docker/library/postgres:17.5-alpine3.21" },
};

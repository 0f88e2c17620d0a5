import { demand } from "../demand.ts";

/** The name is half of a guess. */
export default demand(
  "SEC-R18",
  "aws:rds/instance:Instance",
  "username",
  "neither postgres nor admin",
  (value) => typeof value === "string" && !["postgres", "admin", "root"].includes(value),
  (resource) => resource.inputs["replicateSourceDb"] !== undefined,
);

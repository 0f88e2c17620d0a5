import { demand } from "../shared/demand.ts";

/** The name is half of a guess. */
export default demand(
  "SEC-R18",
  "aws:rds/instance:Instance",
  "username",
  "neither postgres nor admin",
  (value) => value !== undefined && !["postgres", "admin", "root"].includes(String(value).toLowerCase()),
  (resource) => resource.inputs["replicateSourceDb"] !== undefined,
);

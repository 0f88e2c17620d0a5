import { demand } from "../demand.ts";

/** A wildcard's key opens every host of the domain. */
export default demand(
  "SEC-L15",
  "aws:acm/certificate:Certificate",
  "domainName",
  "one name without a wildcard",
  (value) => typeof value === "string" && !value.includes("*"),
);

import { demand } from "../shared/demand.ts";

/** Named, so that an account's default cannot bring an expired one back. */
export default demand(
  "SEC-R17",
  "aws:rds/instance:Instance",
  "caCertIdentifier",
  "a current CA",
  (value) => typeof value === "string" && /^rds-ca-(rsa2048|rsa4096|ecc384)-g1$/.test(value),
);

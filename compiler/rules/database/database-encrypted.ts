import { isTrue, demand } from "../shared/demand.ts";

/** A replica that says nothing inherits it from its source. */
export default demand(
  "SEC-R1",
  "aws:rds/instance:Instance",
  "storageEncrypted",
  "true",
  isTrue,
  ({ inputs }) => inputs["replicateSourceDb"] !== undefined && inputs["storageEncrypted"] === undefined,
);

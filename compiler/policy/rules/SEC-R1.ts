import { isTrue, demand } from "../demand.ts";

/** A replica inherits it from its source; AWS refuses to have it stated. */
export default demand(
  "SEC-R1",
  "aws:rds/instance:Instance",
  "storageEncrypted",
  "true",
  isTrue,
  (resource) => resource.inputs["replicateSourceDb"] !== undefined,
);

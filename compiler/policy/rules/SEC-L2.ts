import { isSet, demand } from "../demand.ts";

/** AWS's default policy still speaks TLS 1.0. */
export default demand(
  "SEC-L2",
  "aws:lb/listener:Listener",
  "sslPolicy",
  "set",
  isSet,
  (resource) => resource.inputs["protocol"] !== "HTTPS",
);

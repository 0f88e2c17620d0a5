import { minimumTlsVersion } from "../../aws/elb.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";

/** AWS's default policy still speaks TLS 1.0. Of one that the table does not know SEC-L3 speaks. */
export default demand(
  "SEC-L2",
  "aws:lb/listener:Listener",
  "sslPolicy",
  "set, and TLS 1.2 or newer",
  (value) => typeof value === "string" && !["1.0", "1.1"].includes(String(minimumTlsVersion(value))),
  (resource) => !isTlsListener(resource),
);

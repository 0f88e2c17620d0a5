import { isRecommendedTlsPolicy, isTlsPolicy } from "../../aws/elb.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";

/** A policy with TLS 1.3 that the table does not know: a spec must have allowed it (`allowUnknown`). */
function isNewer(name: string): boolean {
  return !isTlsPolicy(name) && name.startsWith("ELBSecurityPolicy-TLS13-");
}

/** AWS's list for new listeners: no CBC suites under TLS 1.2. */
export default demand(
  "SEC-L3",
  "aws:lb/listener:Listener",
  "sslPolicy",
  "a recommended policy",
  (value) => typeof value === "string" && (isRecommendedTlsPolicy(value) || isNewer(value)),
  (resource) => !isTlsListener(resource),
);

import { isRecommendedTlsPolicy } from "../../aws/elb.ts";
import { demand } from "../demand.ts";

/** AWS's list for new listeners: no CBC suites under TLS 1.2. */
export default demand(
  "SEC-L3",
  "aws:lb/listener:Listener",
  "sslPolicy",
  "a recommended policy",
  (value) => typeof value === "string" && isRecommendedTlsPolicy(value),
  (resource) => resource.inputs["protocol"] !== "HTTPS",
);

import { demand } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";

/** Ambiguous requests are not passed on. */
export default demand(
  "SEC-L6",
  "aws:lb/loadBalancer:LoadBalancer",
  "desyncMitigationMode",
  "defensive or strictest",
  (value) => value === "defensive" || value === "strictest",
  isNotApplication,
);

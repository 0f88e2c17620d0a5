import { demand } from "../shared/demand.ts";
import { isRecord } from "../shared/view.ts";

/** Unhealthy tasks get no requests. */
export default demand(
  "SEC-L10",
  "aws:lb/targetGroup:TargetGroup",
  "healthCheck",
  "set and enabled",
  (value) => isRecord(value) && value["enabled"] !== false,
);

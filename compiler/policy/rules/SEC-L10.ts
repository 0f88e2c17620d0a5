import { isSet, demand } from "../demand.ts";

/** Unhealthy tasks get no requests. */
export default demand("SEC-L10", "aws:lb/targetGroup:TargetGroup", "healthCheck", "set", isSet);

import { isTrue, demand } from "../demand.ts";
import { isNotApplication } from "../listeners.ts";

/** Request smuggling begins with headers that no standard allows. */
export default demand("SEC-L5", "aws:lb/loadBalancer:LoadBalancer", "dropInvalidHeaderFields", "true", isTrue, isNotApplication);

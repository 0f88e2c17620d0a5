import { isTrue, demand } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";

/** Request smuggling begins with headers that no standard allows. */
export default demand("SEC-L5", "aws:lb/loadBalancer:LoadBalancer", "dropInvalidHeaderFields", "true", isTrue, isNotApplication);

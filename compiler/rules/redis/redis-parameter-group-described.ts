import { isSet, demand } from "../shared/demand.ts";

/** A group says what it is for. */
export default demand("SEC-E9", "aws:elasticache/parameterGroup:ParameterGroup", "description", "set", isSet);

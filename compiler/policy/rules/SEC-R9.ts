import { isTrue, demand } from "../demand.ts";

/** Security fixes arrive in the maintenance window. */
export default demand("SEC-R9", "aws:rds/instance:Instance", "autoMinorVersionUpgrade", "true", isTrue);

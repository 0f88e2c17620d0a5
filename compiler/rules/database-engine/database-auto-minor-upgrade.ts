import { isTrue, demand } from "../shared/demand.ts";

/** Security fixes arrive in the maintenance window. */
export default demand("SEC-R9", "aws:rds/instance:Instance", "autoMinorVersionUpgrade", "true", isTrue);

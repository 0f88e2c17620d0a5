import { isTrue, demand } from "../shared/demand.ts";

/** Security fixes arrive in the maintenance window. */
export default demand("SEC-E7", "aws:elasticache/replicationGroup:ReplicationGroup", "autoMinorVersionUpgrade", "true", isTrue);

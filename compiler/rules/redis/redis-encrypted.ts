import { isTrue, demand } from "../shared/demand.ts";

/** It cannot be turned on later without replacing the cluster. */
export default demand("SEC-E1", "aws:elasticache/replicationGroup:ReplicationGroup", "atRestEncryptionEnabled", "true", isTrue);

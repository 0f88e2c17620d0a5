import { isSet, demand } from "../demand.ts";

/** Never the account's default subnets. */
export default demand("SEC-E8", "aws:elasticache/replicationGroup:ReplicationGroup", "subnetGroupName", "set", isSet);

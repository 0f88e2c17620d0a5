import { isTrue, demand } from "../shared/demand.ts";

/** Snapshots are found by owner and cost centre, like the database. */
export default demand("SEC-R16", "aws:rds/instance:Instance", "copyTagsToSnapshot", "true", isTrue);

import { isTrue, demand } from "../demand.ts";

/** Snapshots are found by owner and cost centre, like the database. */
export default demand("SEC-R16", "aws:rds/instance:Instance", "copyTagsToSnapshot", "true", isTrue);

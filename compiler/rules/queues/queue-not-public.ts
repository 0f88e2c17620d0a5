import { closedToEverybody } from "../shared/tls-only.ts";

/** Access to queues is granted by roles, not by the queue to the world. */
export default closedToEverybody("SEC-Q4", "aws:sqs/queuePolicy:QueuePolicy");

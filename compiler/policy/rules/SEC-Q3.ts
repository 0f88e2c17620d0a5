import { refusesPlainHttp } from "../tls-only.ts";

/** Credentials and messages never travel in clear. */
export default refusesPlainHttp("SEC-Q3", "aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy", "queueUrl");

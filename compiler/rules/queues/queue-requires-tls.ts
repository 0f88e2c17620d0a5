import { refusesPlainHttp } from "../shared/tls-only.ts";

/** Credentials and messages never travel in clear. */
export default refusesPlainHttp({
  code: "SEC-Q3",
  type: "aws:sqs/queue:Queue",
  policyType: "aws:sqs/queuePolicy:QueuePolicy",
  link: "queueUrl",
  action: "sqs:*",
});

import { entriesOf } from "../../model/extras.ts";
import { key as keyOf } from "../../model/keys.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Extra queue has no producer or no consumer",
  reason:
    "Messages in a queue without a consumer expire unread. A queue without a producer costs polling requests and never holds a message.",
  source: "platform-compile",
  good: "{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnails]}}}, ecsWorkers: {workerExtras: {worker: {consumes: [thumbnails]}}}}",
  bad: "{sqs: {extraQueues: {thumbnails: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [thumbnails]}}}}",

  *checkSpec(environment) {
    const workers = Object.values(environment.workers);
    for (const { name, key } of entriesOf(keyOf(environment, "sqs.extraQueues"))) {
      if (!workers.some(({ queues }) => queues.includes(name)))
        yield {
          key,
          message: `no worker consumes the queue \`${name}\``,
          help: `add \`${name}\` to the \`consumes\` of a worker, unless a consumer outside this spec reads it`,
        };
      if (environment.queues[name]?.producers.length === 0)
        yield {
          key,
          message: `nothing sends to the queue \`${name}\``,
          help: `add \`${name}\` to the \`sendsTo\` of a service or worker, unless a producer outside this spec sends to it`,
        };
    }
  },
};

export default rule;

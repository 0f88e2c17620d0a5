import type { Rule } from "../rule.ts";

const times = 6;

const rule: Rule = {
  severity: "warning",
  title: "Visibility timeout does not match the handler time or the message retention",
  reason:
    "A message that becomes visible while it is still being processed is processed twice; AWS recommends six times the handler time, which leaves room for retries. A message that expires before its last attempt never reaches the dead-letter queue.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  good: "{sqs: {pushQueueHandlerSeconds: 30, pushQueueVisibilityTimeoutSeconds: 180}}",
  bad: "{sqs: {pushQueueHandlerSeconds: 60, pushQueueVisibilityTimeoutSeconds: 180, pushQueueMessageRetentionSeconds: 600}}",

  *checkSpec({ queues }) {
    for (const { name, visibilityTimeoutSeconds, handlerSeconds, maxReceiveCount, messageRetentionSeconds } of Object.values(queues)) {
      const [visibility, handler] = [visibilityTimeoutSeconds.value, handlerSeconds.value];
      const key = visibilityTimeoutSeconds.from[0]!;
      if (visibility < times * handler) {
        yield {
          key,
          message: `the visibility timeout of the ${name} queue is ${visibility} s, less than ${times} × ${handler} s = ${times * handler} s`,
          help: `use at least ${times * handler}`,
          related: [{ key: handlerSeconds.from[0]!, message: `processing a message takes up to ${handler} s` }],
        };
      }
      const attempts = maxReceiveCount.value;
      const kept = messageRetentionSeconds.value;
      if (visibility * attempts < kept) continue;
      yield {
        key: messageRetentionSeconds.from[0]!,
        message: `${attempts} attempts × ${visibility} s = ${attempts * visibility} s, but the ${name} queue deletes messages after ${kept} s: they never reach the dead-letter queue`,
        help: `retain messages for more than ${attempts * visibility} s, or lower the number of attempts or the visibility timeout`,
        related: [
          { key, message: `visibility timeout of ${visibility} s` },
          { key: maxReceiveCount.from[0]!, message: `${attempts} attempts` },
        ],
      };
    }
  },
};

export default rule;

import type { Rule } from "../rule.ts";

const times = 6;

const rule: Rule = {
  severity: "warning",
  title: "Visibility timeout does not suit the handler time or the message retention",
  reason:
    "A message that becomes visible while it is still handled is handled twice. AWS advises six times the handler's time, which leaves room for retries and for what waits in the task; and a message must be given up before it expires, or nobody ever sees it.",
  source: "SQS developer guide, visibility timeout; Lambda with SQS: at least six times the function's timeout",
  good: "{sqs: {pushQueueHandlerSeconds: 30, pushQueueVisibilityTimeoutSeconds: 180}}",
  bad: "{sqs: {pushQueueHandlerSeconds: 60, pushQueueVisibilityTimeoutSeconds: 180, pushQueueMessageRetentionSeconds: 600}}",

  *checkSpec({ queues }) {
    for (const { name, visibilityTimeoutSeconds, handlerSeconds, maxReceiveCount, messageRetentionSeconds } of Object.values(queues)) {
      const [visibility, handler] = [visibilityTimeoutSeconds.value, handlerSeconds.value];
      const key = visibilityTimeoutSeconds.from[0]!;
      if (visibility < times * handler) {
        yield {
          key,
          message: `messages of the ${name} queue are hidden for ${visibility} s, less than ${times} × ${handler} s = ${times * handler} s`,
          help: `use at least ${times * handler}`,
          related: [{ key: handlerSeconds.from[0]!, message: `a message takes up to ${handler} s` }],
        };
      }
      const attempts = maxReceiveCount.value;
      const kept = messageRetentionSeconds.value;
      if (visibility * attempts < kept) continue;
      yield {
        key: messageRetentionSeconds.from[0]!,
        message: `${attempts} attempts × ${visibility} s = ${attempts * visibility} s, but the ${name} queue drops messages after ${kept} s: they never reach the dead-letter queue`,
        help: `keep messages for more than ${attempts * visibility} s, or lower attempts or visibility`,
        related: [
          { key, message: `hidden for ${visibility} s` },
          { key: maxReceiveCount.from[0]!, message: `${attempts} attempts` },
        ],
      };
    }
  },
};

export default rule;

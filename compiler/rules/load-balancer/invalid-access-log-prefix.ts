/**
 * The load balancer adds AWSLogs to the prefix of its logs itself, and AWS refuses one that holds it.
 *
 * Good: `{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/dev}}`
 * Bad: `{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/AWSLogs}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-B14",
  severity: "error",
  title: "The prefix of access logs does not hold AWSLogs",
  source: "Elastic Load Balancing, enable access logs: the prefix can't include AWSLogs",
  *check({ spec: { alb } }) {
    const prefix = alb.existingAccessLogPrefix;
    if (prefix === undefined || !prefix.includes("AWSLogs")) return;
    yield {
      key: "alb.existingAccessLogPrefix",
      message: `\`${prefix}\` holds \`AWSLogs\`, which the load balancer adds itself`,
      help: "leave that part out",
    };
  },
};

export default rule;

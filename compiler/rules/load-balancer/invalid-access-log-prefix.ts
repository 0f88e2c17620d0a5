import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Access log prefix contains `AWSLogs`",
  reason: "The load balancer adds AWSLogs to the prefix of its logs itself, and AWS refuses one that holds it.",
  source: "Elastic Load Balancing, enable access logs: the prefix can't include AWSLogs",
  good: "{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/dev}}",
  bad: "{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/AWSLogs}}",

  *checkSpec({ spec: { alb } }) {
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

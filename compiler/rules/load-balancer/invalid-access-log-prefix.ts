import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Access log prefix contains `AWSLogs`",
  reason: "The load balancer adds `AWSLogs` to the prefix itself, and AWS rejects a prefix that contains it.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  good: "{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/dev}}",
  bad: "{alb: {enableAlbAccessLogs: true, existingAccessLogBucket: acme-logs, existingAccessLogPrefix: realtime/AWSLogs}}",

  *checkSpec({ spec: { alb } }) {
    const prefix = alb.existingAccessLogPrefix;
    if (prefix === undefined || !prefix.includes("AWSLogs")) return;
    yield {
      key: "alb.existingAccessLogPrefix",
      message: `\`${prefix}\` contains \`AWSLogs\`, which the load balancer adds itself`,
      help: "remove `AWSLogs` from the prefix",
    };
  },
};

export default rule;

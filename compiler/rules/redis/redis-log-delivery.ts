import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis delivers its slow log and engine log",
  reason:
    "ElastiCache keeps only the last few slow-log entries in memory. Without log delivery, slow commands and engine errors before an incident cannot be investigated.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html",
  good: "{redis: {enableRedisLogs: true}}",
  bad: "{redis: {enableRedisLogs: false}}",

  security: { optional: "in-dev", demand: "Redis delivers its slow log and engine log", prodWaiver: "price" },
};

export default rule;

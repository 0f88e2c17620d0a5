import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis does not use the default port",
  reason:
    "A port other than 6379 only hides Redis from scanners. The security group already admits nothing but the tasks, so this rule asks for nothing.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/accessing-elasticache.html",
  security: {
    optional: "always",
    demand: "Redis does not use the default port",
    note: "a different port adds only obscurity: the security group admits nothing but the tasks",
    ids: { cdkNag: ["AEC5"] },
  },
};

export default rule;

import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis does not use the default port",
  reason: "obscurity; the security group closes the port",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "the Redis port is not the default",
    note: "obscurity; the security group closes the port",
    ids: { cdkNag: ["AEC5"] },
  },
};

export default rule;

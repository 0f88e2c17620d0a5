import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS Proxy requires TLS",
  reason: "Clients of the proxy speak TLS.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "the proxy demands TLS", ids: { securityHub: ["RDS.43"] } },
  checkPlan: demand("aws:rds/proxy:Proxy", "requireTls", "true", isTrue),
};

export default rule;

import type { Rule } from "../rule.ts";
import { demand, isTrue } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS Proxy requires TLS",
  reason: "Without `requireTls` the proxy accepts plain connections, and passwords and data cross the network in clear text.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-43",
  good: "{rds: {enableRdsProxy: true}, overrides: {rds-proxy: {set: {requireTls: true}}}}",
  bad: "{rds: {enableRdsProxy: true}, overrides: {rds-proxy: {set: {requireTls: false}}}}",
  security: { optional: "never", demand: "RDS Proxy requires TLS", ids: { securityHub: ["RDS.43"] } },

  checkPlan: demand("aws:rds/proxy:Proxy", "requireTls", "true", isTrue),
};

export default rule;

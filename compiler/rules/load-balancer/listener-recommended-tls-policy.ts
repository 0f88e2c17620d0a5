import { isRecommendedTlsPolicy, isTlsPolicy } from "../../aws/elb.ts";
import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";

/** Is it a policy with TLS 1.3 that the table does not know? The spec must have allowed it (`allowUnknown`). */
function isNewer(name: string): boolean {
  return !isTlsPolicy(name) && name.startsWith("ELBSecurityPolicy-TLS13-");
}

const rule: Rule = {
  severity: "error",
  title: "Listeners use a TLS policy that AWS recommends",
  reason: "The policies that AWS does not recommend for new listeners allow weak cipher suites, such as CBC mode, or old TLS versions.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
  good: "{overrides: {alb-https: {set: {sslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06}}}}",
  bad: "{overrides: {alb-https: {set: {sslPolicy: ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06}}}}",
  security: {
    optional: "never",
    demand: "listeners use a TLS policy that AWS recommends",
    ids: { securityHub: ["ELB.17"], prowler: ["elbv2_listener_pqc_tls_enabled"] },
  },

  checkPlan: demand(
    "aws:lb/listener:Listener",
    "sslPolicy",
    "a recommended policy",
    (value) => typeof value === "string" && (isRecommendedTlsPolicy(value) || isNewer(value)),
    (resource) => !isTlsListener(resource),
  ),
};

export default rule;

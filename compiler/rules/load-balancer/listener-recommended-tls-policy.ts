import { isRecommendedTlsPolicy, isTlsPolicy } from "../../aws/elb.ts";
import { demand } from "../shared/demand.ts";
import { isTlsListener } from "../shared/listeners.ts";
import type { Rule } from "../rule.ts";

/** A policy with TLS 1.3 that the table does not know: a spec must have allowed it (`allowUnknown`). */
function isNewer(name: string): boolean {
  return !isTlsPolicy(name) && name.startsWith("ELBSecurityPolicy-TLS13-");
}

const rule: Rule = {
  severity: "error",
  title: "Listeners use a TLS policy that AWS recommends",
  reason: "AWS's list for new listeners: no CBC suites under TLS 1.2.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the TLS policy is on AWS's recommended list",
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

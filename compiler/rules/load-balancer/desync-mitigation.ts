import { demand } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer mitigates HTTP desync attacks",
  reason: "Ambiguous requests are not passed on.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "request smuggling is mitigated",
    ids: { checkov: ["CKV_AWS_328"], securityHub: ["ELB.12"], prowler: ["elbv2_desync_mitigation_mode"] },
  },
  checkPlan: demand(
    "aws:lb/loadBalancer:LoadBalancer",
    "desyncMitigationMode",
    "defensive or strictest",
    (value) => value === "defensive" || value === "strictest",
    isNotApplication,
  ),
};

export default rule;

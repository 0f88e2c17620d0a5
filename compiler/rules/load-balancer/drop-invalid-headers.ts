import { isTrue, demand } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer drops invalid header fields",
  reason: "Request smuggling begins with headers that no standard allows.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "invalid headers are dropped",
    ids: {
      checkov: ["CKV_AWS_131"],
      securityHub: ["ELB.4"],
      trivy: ["AWS-0052"],
      prowler: ["elbv2_alb_drop_invalid_header_fields_enabled"],
    },
  },
  checkPlan: demand("aws:lb/loadBalancer:LoadBalancer", "dropInvalidHeaderFields", "true", isTrue, isNotApplication),
};

export default rule;

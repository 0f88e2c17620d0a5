import type { Rule } from "../rule.ts";
import { demand, isTrue } from "../shared/demand.ts";
import { isNotApplication } from "../shared/listeners.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer drops invalid header fields",
  reason: "Header fields that no standard allows are a means to smuggle requests past the load balancer.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4",
  good: "{overrides: {alb: {set: {dropInvalidHeaderFields: true}}}}",
  bad: "{overrides: {alb: {set: {dropInvalidHeaderFields: false}}}}",
  security: {
    optional: "never",
    demand: "the load balancer drops invalid header fields",
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

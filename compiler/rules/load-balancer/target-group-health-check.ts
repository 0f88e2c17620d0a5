import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Target groups have a health check",
  reason: "Without a health check the load balancer keeps sending requests to tasks that do not answer.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  good: "{overrides: {alb-target-api: {set: {healthCheck.timeout: 4}}}}",
  bad: "{overrides: {alb-target-api: {set: {healthCheck.enabled: false}}}}",
  security: { optional: "never", demand: "target groups have a health check", ids: { checkov: ["CKV_AWS_261"] } },

  checkPlan: demand(
    "aws:lb/targetGroup:TargetGroup",
    "healthCheck",
    "set and enabled",
    (value) => isRecord(value) && value["enabled"] !== false,
  ),
};

export default rule;

import { demand } from "../shared/demand.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Target groups have a health check",
  reason: "Unhealthy tasks get no requests.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "target groups check health", ids: { checkov: ["CKV_AWS_261"] } },
  checkPlan: demand(
    "aws:lb/targetGroup:TargetGroup",
    "healthCheck",
    "set and enabled",
    (value) => isRecord(value) && value["enabled"] !== false,
  ),
};

export default rule;

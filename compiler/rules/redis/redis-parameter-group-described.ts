import type { Rule } from "../rule.ts";
import { isSet, demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis parameter groups have a description",
  reason:
    "In the console and in API responses, the description is the only place that says what a parameter group is for. The API requires it; the provider would fill in `Managed by Pulumi`.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheParameterGroup.html",
  good: "{overrides: {redis-main-parameters: {set: {description: Parameters of the main cluster}}}}",
  bad: "{overrides: {redis-main-parameters: {remove: [description]}}}",

  security: { optional: "never", demand: "Redis parameter groups have a description", ids: { trivy: ["AWS-0049"] } },
  checkPlan: demand("aws:elasticache/parameterGroup:ParameterGroup", "description", "set", isSet),
};

export default rule;

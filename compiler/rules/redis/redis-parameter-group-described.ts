import { isSet, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis parameter groups have a description",
  reason: "A group says what it is for.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "Redis parameter groups have a description", ids: { trivy: ["AWS-0049"] } },
  checkPlan: demand("aws:elasticache/parameterGroup:ParameterGroup", "description", "set", isSet),
};

export default rule;

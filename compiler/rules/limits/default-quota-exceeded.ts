import type { Rule } from "../rule.ts";
import { defaultQuotas } from "../shared/limits/index.ts";

const rule: Rule = {
  severity: "warning",
  title: "The plan needs more than a default quota of an account",
  reason:
    "AWS raises the quota on request, which takes hours to days. Until then it refuses what exceeds the quota in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html",
  good: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b], natGateways: 2}}",
  bad: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f], natGateways: 6}}",

  *checkPlan(view) {
    for (const { what, most, quota, source, sums } of defaultQuotas) {
      for (const { resource, property, value, of } of sums(view)) {
        if (value <= most) continue;
        const owner = of === undefined || of === resource ? "" : ` (${of})`;
        yield {
          resource,
          ...(property === undefined ? {} : { property }),
          message: `${value} ${what}${owner}, but the default quota is ${most}`,
          help: `request at least ${value} of the quota "${quota}" before you deploy: ${source}`,
        };
      }
    }
  },
};

export default rule;

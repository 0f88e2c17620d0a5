import type { Rule, Violation } from "../rule.ts";
import { hardLimits } from "../shared/limits/index.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Entries add up to more than AWS allows",
  reason:
    "Each entry is valid, but AWS limits what they add up to: bytes of a task definition, characters of a role's policies, tags, metrics of an alarm. It does not raise these limits, and refuses the resource in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
  good: `{extraResources: {reader: {type: "aws:cloudwatch/logMetricFilter:LogMetricFilter", inputs: {name: errors, logGroupName: {$ref: ecs-logs-api.name}, pattern: ERROR, metricTransformation: {name: Errors, namespace: Platform, value: "1"}}}}}`,
  bad: `{extraResources: {a: &a {type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", inputs: {name: a, logGroup: {$ref: ecs-logs-api.name}, filterPattern: "", destinationArn: "arn:aws:kinesis:eu-central-1:412356789014:stream/logs"}}, b: *a, c: *a}}`,

  *checkPlan(view) {
    yield* exceeded(view);
  },
};

function* exceeded(view: PolicyView): Iterable<Violation> {
  for (const { what, most, source, sums } of hardLimits) {
    for (const { resource, property, value, of } of sums(view)) {
      if (value <= most) continue;
      const owner = of === undefined || of === resource ? "" : ` (${of})`;
      yield {
        resource,
        ...(property === undefined ? {} : { property }),
        message: `${value} ${what}${owner}, of at most ${most}`,
        help: `AWS does not raise the limit: ${source}`,
      };
    }
  }
}

export default rule;

import { workloadsOf } from "../../model/workloads.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Desired count is not between the minimum and maximum count",
  reason:
    "Application Auto Scaling rejects a maximum below the minimum. It moves a desired count outside of the bounds back inside, so the service would not run the number of tasks that the spec says.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
  good: "{ecsServices: {apiServiceMinCount: 1, apiServiceDesiredCount: 2, apiServiceMaxCount: 4}}",
  bad: "{ecsServices: {apiServiceMinCount: 3, apiServiceDesiredCount: 2, apiServiceMaxCount: 4}}",

  *checkSpec(environment) {
    for (const { name, minCount, desiredCount, maxCount } of workloadsOf(environment)) {
      yield* ordered(name, ["desired count", desiredCount], ["minimum count", minCount]);
      yield* ordered(name, ["maximum count", maxCount], ["desired count", desiredCount]);
    }
  },
};

/** What a count is called, and the count. */
type Count = readonly [role: string, count: Traced<number>];

/** The first count must be at least the second. */
function* ordered(name: string, [upperRole, upper]: Count, [lowerRole, lower]: Count): Iterable<Finding> {
  if (upper.value >= lower.value) return;
  const [upperKey, lowerKey] = [upper.from[0]!, lower.from[0]!];
  yield {
    key: upperKey,
    message: `the ${upperRole} of ${name} tasks is ${upper.value}, below the ${lowerRole} of ${lower.value}`,
    help: `raise \`${withoutSection(upperKey)}\` to at least ${lower.value}, or lower \`${withoutSection(lowerKey)}\` to at most ${upper.value}`,
    related: [{ key: lowerKey, message: `${lowerRole} ${lower.value}` }],
  };
}

export default rule;

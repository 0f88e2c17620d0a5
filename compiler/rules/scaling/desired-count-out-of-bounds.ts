import { workloadsOf } from "../../model/workloads.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Desired count is not between the minimum and maximum count",
  reason: "Autoscaling keeps a service between its bounds, so the count that it is created with lies between them.",
  source: "Application Auto Scaling RegisterScalableTarget, MinCapacity and MaxCapacity",
  good: "{ecsServices: {apiServiceMinCount: 1, apiServiceDesiredCount: 2, apiServiceMaxCount: 4}}",
  bad: "{ecsServices: {apiServiceMinCount: 3, apiServiceDesiredCount: 2, apiServiceMaxCount: 4}}",

  *checkSpec(environment) {
    for (const { name, minCount, desiredCount, maxCount } of workloadsOf(environment)) {
      yield* ordered(name, desiredCount, minCount, "fewest");
      yield* ordered(name, maxCount, desiredCount, "number at creation");
    }
  },
};

/** `upper` must be at least `lower`, which is called `role`. */
function* ordered(name: string, upper: Traced<number>, lower: Traced<number>, role: string): Iterable<Finding> {
  if (upper.value >= lower.value) return;
  const [upperKey, lowerKey] = [upper.from[0]!, lower.from[0]!];
  yield {
    key: upperKey,
    message: `${upper.value} ${name} tasks are less than the ${role}, ${lower.value}`,
    help: `raise \`${withoutSection(upperKey)}\` to at least ${lower.value}, or lower \`${withoutSection(lowerKey)}\` to at most ${upper.value}`,
    related: [{ key: lowerKey, message: `the ${role}, ${lower.value}` }],
  };
}

export default rule;

import { records, valueAt, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

interface Step {
  readonly from: number;
  readonly to: number;
}

const rule: Rule = {
  severity: "error",
  title: "Steps of a scaling policy overlap or leave a gap",
  reason: "Application Auto Scaling refuses a policy if two steps apply to one value of the metric, or none does between two steps.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html",
  good: '{overrides: {ecs-scaling-realtime-event-loop-lag: {set: {stepScalingPolicyConfiguration.stepAdjustments: [{metricIntervalLowerBound: "0", metricIntervalUpperBound: "50", scalingAdjustment: 50}, {metricIntervalLowerBound: "50", scalingAdjustment: 100}]}}}}',
  bad: '{overrides: {ecs-scaling-realtime-event-loop-lag: {set: {stepScalingPolicyConfiguration.stepAdjustments: [{metricIntervalLowerBound: "0", metricIntervalUpperBound: "100", scalingAdjustment: 50}, {metricIntervalLowerBound: "50", scalingAdjustment: 100}]}}}}',

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:appautoscaling/policy:Policy")) {
      const property = "stepScalingPolicyConfiguration";
      const steps = records(valueAt(inputs[property], "stepAdjustments")).map((step) => stepOf(view, step));
      const found = { resource: id, property, path: [property, "stepAdjustments"] };
      if (steps.some(({ from, to }) => Number.isNaN(from) || Number.isNaN(to))) continue;
      const empty = steps.find(({ from, to }) => from >= to);
      if (empty !== undefined) yield { ...found, message: `a step from ${empty.from} to ${empty.to} holds nothing` };
      const sorted = steps.toSorted((a, b) => a.from - b.from);
      for (const [index, { from }] of sorted.entries()) {
        const before = sorted[index - 1];
        if (before === undefined || before.to === from) continue;
        const what = before.to > from ? "overlap" : "leave a gap";
        yield {
          ...found,
          message: `the steps that end at ${before.to} and begin at ${from} ${what}`,
          help: `let the second one begin at ${before.to}`,
        };
      }
    }
  },
};

/** Without a lower bound a step has no lowest value, and without an upper bound no highest one. */
function stepOf(view: PolicyView, step: PlanRecord): Step {
  const bound = (name: string, otherwise: number): number =>
    step[name] === undefined ? otherwise : Number(view.known(step[name]) ?? Number.NaN);
  return { from: bound("metricIntervalLowerBound", -Infinity), to: bound("metricIntervalUpperBound", Infinity) };
}

export default rule;

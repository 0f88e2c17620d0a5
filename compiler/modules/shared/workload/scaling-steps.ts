/** Step scaling: a policy whose steps are relative to an alarm's threshold, and the alarm that starts it. */
import type { Workload } from "../../../model/types.ts";
import { handle, resource, type Draft } from "../../../plan/builder/draft.ts";
import type { Args } from "../../../plan/builder/inputs.ts";
import type { Traced } from "../../../plan/builder/traced.ts";
import { scalingPolicy } from "./scaling-policy.ts";

type AlarmArgs = Args<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** Seconds after a step before the next: what a new task needs to start and to show in the metric. */
const cooldown = 120;

/**
 * Half as many tasks again from the threshold on, twice as many from its double on, at least one more. AWS reads the bounds as
 * distances from the alarm's threshold, so the first begins at 0 (aws-constraints AS1, known-pitfalls B2).
 */
export function stepsAbove(threshold: Traced<number>) {
  const doubled = threshold.map(String);
  return {
    policyType: "StepScaling",
    stepScalingPolicyConfiguration: {
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 1,
      metricAggregationType: "Maximum",
      cooldown,
      stepAdjustments: [
        { metricIntervalLowerBound: "0", metricIntervalUpperBound: doubled, scalingAdjustment: 50 },
        { metricIntervalLowerBound: doubled, scalingAdjustment: 100 },
      ],
    },
  };
}

/** The alarm that starts the step policy `policy` of the workload: two of three minutes at or above the threshold. */
export function lowerScalingAlarm(
  workload: Pick<Workload, "name">,
  purpose: string,
  inputs: Omit<AlarmArgs, "comparisonOperator" | "evaluationPeriods">,
  { policy, from }: { readonly policy: string; readonly from?: readonly string[] },
): Draft {
  return resource(
    handle("aws:cloudwatch/metricAlarm:MetricAlarm", `ecs-scaling-${workload.name}-alarm-${purpose}`),
    {
      ...inputs,
      period: 60,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      // The policy's first step includes its lower bound, so the alarm includes the threshold.
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [scalingPolicy(workload, policy).out("arn")],
    },
    from === undefined ? {} : { from },
  );
}

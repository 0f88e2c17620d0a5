/** Step scaling: a policy with steps relative to an alarm's threshold, and the alarm that triggers it. */
import type { Workload } from "../../../model/types.ts";
import { handle, resource, type Draft } from "../../../plan/builder/draft.ts";
import type { Args } from "../../../plan/builder/inputs.ts";
import type { Traced } from "../../../plan/builder/traced.ts";
import { scalingPolicy } from "./scaling-policy.ts";

type AlarmArgs = Args<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** Seconds between steps: a new task needs this long to start and to affect the metric. */
const cooldown = 120;

/**
 * Adds half of the current tasks from the threshold on, and doubles them from twice the threshold on; at least one task. AWS defines step
 * bounds relative to the alarm's threshold, so the first bound is 0.
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

/** The alarm that triggers the workload's step policy `policy`: two of three minutes at or above the threshold. */
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
      // The first step includes its lower bound, so the alarm must include the threshold.
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [scalingPolicy(workload, policy).out("arn")],
    },
    from === undefined ? {} : { from },
  );
}

/** Cost of CloudWatch alarms: AWS charges per metric that an alarm watches. */
import type { PlanResource } from "../plan/types.ts";
import { list, member } from "../plan/values.ts";
import type { CostContext } from "./context.ts";
import { decimal } from "./decimal.ts";
import { lines, type CostLine } from "./line.ts";

/** Seconds. Alarms with a shorter period are high-resolution alarms, which cost three times as much. */
const standardSeconds = 60;

/** Cost lines of one alarm in the plan. */
export function alarmLines(context: CostContext, alarm: PlanResource): readonly CostLine[] {
  const { metrics, seconds } = watched(context, alarm);
  const item = seconds < standardSeconds ? "alarm_high_res_month" : "alarm_standard_month";
  return lines(alarm, {
    item: "alarm metrics",
    kind: "fixed",
    quantity: decimal(metrics),
    price: context.price("cloudwatch", item, "alarm metric-month"),
    ...(seconds < standardSeconds ? {} : { allowance: "alarms" as const }),
  });
}

function watched({ plan }: CostContext, alarm: PlanResource): { readonly metrics: number; readonly seconds: number } {
  const queries = plan.list(alarm, "metricQueries").filter((query) => member(query, "metric") !== undefined);
  if (queries.length === 0) return { metrics: 1, seconds: plan.number(alarm, "period", standardSeconds) };
  const periods = queries.map((query) => Number(plan.known(member(member(query, "metric"), "period"))) || standardSeconds);
  return { metrics: queries.length, seconds: Math.min(...periods) };
}

/**
 * A target-tracking policy creates two alarms, one per direction; with metric math, each of them watches every metric. (Alarms of step
 * policies are in the plan.)
 */
export function trackingAlarmLines(context: CostContext, policy: PlanResource): readonly CostLine[] {
  if (context.plan.text(policy, "policyType") !== "TargetTrackingScaling") return [];
  const configuration = policy.inputs["targetTrackingScalingPolicyConfiguration"];
  const math = member(member(configuration, "customizedMetricSpecification"), "metrics");
  const metrics = math === undefined ? 1 : list(math).filter((metric) => member(metric, "metricStat") !== undefined).length;
  return lines(policy, {
    item: "alarm metrics of scaling",
    kind: "fixed",
    quantity: decimal(2 * metrics),
    price: context.price("cloudwatch", "alarm_standard_month", "alarm metric-month"),
    allowance: "alarms",
  });
}

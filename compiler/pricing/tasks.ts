/** Number of running tasks of a service, from the plan's limits and the traffic. */
import { connectionsMetric } from "../model/metrics.ts";
import type { PlanReader } from "../plan/reader.ts";
import { refersTo } from "../plan/references.ts";
import type { PlanResource } from "../plan/types.ts";
import { decimal, greatest, least, over, roundedUp, times, zero, type Decimal } from "./decimal.ts";
import { limitsOf, runningOnSchedule, scheduledActions } from "./scheduled.ts";
import type { Traffic } from "./traffic.ts";

export interface RunningTasks {
  readonly service: PlanResource;
  readonly task: PlanResource | undefined;
  readonly vcpu: Decimal;
  readonly memoryGb: Decimal;
  /** Minimum and maximum of autoscaling; without autoscaling both are the desired count. */
  readonly least: Decimal;
  readonly most: Decimal;
  readonly desired: Decimal;
  /** Average number: the desired count, or more if the traffic needs it and autoscaling allows it; with a schedule, weighted by hours. */
  readonly running: Decimal;
  /** Actions that change the limits at stated times. */
  readonly scheduled: readonly PlanResource[];
  /** Tasks needed at `times` the average load, regardless of the maximum. */
  needed(times: Decimal): Decimal;
}

const milliseconds = decimal(1000);

/** An ECS service of the plan under this traffic. */
export function runningTasks(plan: PlanReader, traffic: Traffic, service: PlanResource): RunningTasks {
  const task = plan.target(service.inputs["taskDefinition"]);
  const scaling = plan
    .ofType("aws:appautoscaling/target:Target")
    .find(
      (target) =>
        refersTo(target.inputs["resourceId"], service.id) && plan.text(target, "scalableDimension") === "ecs:service:DesiredCount",
    );
  const desired = decimal(plan.number(service, "desiredCount", 0));
  const lower = scaling === undefined ? desired : decimal(plan.number(scaling, "minCapacity", 0));
  const upper = scaling === undefined ? desired : decimal(plan.number(scaling, "maxCapacity", 0));
  const vcpu = over(decimal(task === undefined ? 256 : plan.number(task, "cpu", 256)), decimal(1024));
  const needed = (factor: Decimal) => tasksFor(plan, traffic, service, vcpu, factor);
  const average = scaling === undefined ? desired : greatest(desired, needed(decimal(1)));
  const scheduled = scaling === undefined ? [] : scheduledActions(plan, scaling);
  const limits = limitsOf(plan, scheduled);
  return {
    service,
    task,
    vcpu,
    memoryGb: over(decimal(task === undefined ? 512 : plan.number(task, "memory", 512)), decimal(1024)),
    least: least(lower, ...limits.map((each) => each.least)),
    most: greatest(upper, ...limits.map((each) => each.most)),
    desired,
    running: scheduled.length > 0 ? runningOnSchedule(plan, scheduled, needed(decimal(1))) : greatest(lower, least(average, upper)),
    scheduled,
    needed,
  };
}

/**
 * Tasks needed at `factor` times the average load: by connections for services that scale on them, by CPU time for the API and the worker.
 * `usage` says nothing about the load of other services, which run their desired count.
 */
function tasksFor(plan: PlanReader, traffic: Traffic, service: PlanResource, vcpu: Decimal, factor: Decimal): Decimal {
  const connections = connectionTarget(plan, service);
  if (connections !== undefined) return roundedUp(over(times(traffic.online, factor), connections));
  const cpu = cpuSeconds(traffic, service);
  return cpu === zero || vcpu === zero ? zero : roundedUp(over(times(cpu, factor), vcpu));
}

/** Average CPU seconds used per second. */
function cpuSeconds(traffic: Traffic, { id }: PlanResource): Decimal {
  if (id === "ecs-service-api")
    return times(traffic.perSecond("apiRequestsPerUser"), over(traffic.of("apiCpuMillisecondsPerRequest"), milliseconds));
  if (id === "ecs-service-worker")
    return times(traffic.perSecond("jobsPerUser"), over(traffic.of("workerCpuMillisecondsPerJob"), milliseconds));
  return zero;
}

/** Connections per task that the scaling policy targets. */
function connectionTarget(plan: PlanReader, service: PlanResource): Decimal | undefined {
  for (const policy of plan.ofType("aws:appautoscaling/policy:Policy")) {
    const configuration = policy.inputs["targetTrackingScalingPolicyConfiguration"] as unknown as Tracking | undefined;
    if (configuration?.customizedMetricSpecification?.metricName !== connectionsMetric) continue;
    const target = plan.target(policy.inputs["resourceId"]);
    if (target !== undefined && refersTo(target.inputs["resourceId"], service.id)) return decimal(configuration.targetValue);
  }
  return undefined;
}

interface Tracking {
  readonly customizedMetricSpecification?: { readonly metricName?: string };
  readonly targetValue: number;
}

/** How many tasks of a service run: what the plan allows, and what the traffic needs. */
import { connectionsMetric } from "../model/metrics.ts";
import type { PlanReader } from "../plan/reader.ts";
import { refersTo } from "../plan/references.ts";
import type { PlanResource } from "../plan/types.ts";
import { decimal, greatest, least, over, roundedUp, times, zero, type Decimal } from "./decimal.ts";
import type { Traffic } from "./traffic.ts";

export interface RunningTasks {
  readonly service: PlanResource;
  readonly task: PlanResource | undefined;
  readonly vcpu: Decimal;
  readonly memoryGb: Decimal;
  /** What autoscaling may not go below and above; without autoscaling both are the desired count. */
  readonly least: Decimal;
  readonly most: Decimal;
  readonly desired: Decimal;
  /** On average: the desired count, or more where the traffic needs it and autoscaling allows it. */
  readonly running: Decimal;
  /** What the load of `times` the average needs, whatever the maximum is. */
  needed(times: Decimal): Decimal;
}

const milliseconds = decimal(1000);

/** A service of the plan as it runs under this traffic. */
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
  return {
    service,
    task,
    vcpu,
    memoryGb: over(decimal(task === undefined ? 512 : plan.number(task, "memory", 512)), decimal(1024)),
    least: lower,
    most: upper,
    desired,
    running: greatest(lower, least(average, upper)),
    needed,
  };
}

/**
 * Tasks that so many times the average load needs: of connections for what scales on them, of CPU time for the API and the worker.
 * Nothing in `usage` says what loads other services: those run as many tasks as are desired.
 */
function tasksFor(plan: PlanReader, traffic: Traffic, service: PlanResource, vcpu: Decimal, factor: Decimal): Decimal {
  const connections = connectionTarget(plan, service);
  if (connections !== undefined) return roundedUp(over(times(traffic.online, factor), connections));
  const cpu = cpuSeconds(traffic, service);
  return cpu === zero || vcpu === zero ? zero : roundedUp(over(times(cpu, factor), vcpu));
}

/** Seconds of CPU time in a second. */
function cpuSeconds(traffic: Traffic, { id }: PlanResource): Decimal {
  if (id === "ecs-service-api")
    return times(traffic.perSecond("apiRequestsPerUser"), over(traffic.of("apiCpuMillisecondsPerRequest"), milliseconds));
  if (id === "ecs-service-worker")
    return times(traffic.perSecond("jobsPerUser"), over(traffic.of("workerCpuMillisecondsPerJob"), milliseconds));
  return zero;
}

/** Connections that a policy holds each task at. */
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

/** Cost of Fargate services: vCPU and memory of their tasks, public addresses, and alarms of their scaling policies. */
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { alarmLines, trackingAlarmLines } from "./alarms.ts";
import type { CostContext } from "./context.ts";
import { decimal, greatest, least, minus, over, sum, times, zero, type Decimal } from "./decimal.ts";
import { lines, type CostLine } from "./line.ts";
import type { RunningTasks } from "./tasks.ts";

/** Cost lines of one module's services and workers, including their scaling. */
export function workloadLines(context: CostContext, module: string): readonly CostLine[] {
  const { plan } = context;
  return [
    ...context.services.filter(({ service }) => service.module === module).flatMap((tasks) => serviceLines(context, tasks)),
    ...plan.ofModule(module, "aws:appautoscaling/policy:Policy").flatMap((policy) => trackingAlarmLines(context, policy)),
    ...plan.ofModule(module, "aws:cloudwatch/metricAlarm:MetricAlarm").flatMap((alarm) => alarmLines(context, alarm)),
  ];
}

function serviceLines(context: CostContext, tasks: RunningTasks): readonly CostLine[] {
  const architecture = architectureOf(context, tasks.task);
  return [
    ...taskLines(context, tasks, architecture, false),
    ...taskLines(context, tasks, architecture, true),
    ...addressLines(context, tasks),
  ];
}

function architectureOf({ plan }: CostContext, task: PlanResource | undefined): "arm" | "x86" {
  const platform = plan.known(task?.inputs["runtimePlatform"]) as { readonly cpuArchitecture?: string } | undefined;
  return platform?.cpuArchitecture === "ARM64" ? "arm" : "x86";
}

/** The spec keys of a line come from the resource that decides it: the service for the task count, the task definition for the size. */
function taskLines(context: CostContext, tasks: RunningTasks, architecture: "arm" | "x86", spot: boolean): readonly CostLine[] {
  const share = (count: Decimal) => (spot ? onSpot(tasks.service, count) : minus(count, onSpot(tasks.service, count)));
  const price = (resource: "vcpu" | "gb") => `${spot ? "spot_" : ""}${architecture}_${resource}_hour`;
  const suffix = spot ? " on Spot" : "";
  const of = (item: string, size: Decimal, name: string, unit: string, property: string) =>
    lines(tasks.service, {
      item: `${item}${suffix}`,
      kind: "fixed",
      by: ["desiredCount", "capacityProviderStrategies"],
      quantity: times(share(tasks.running), size, context.hours),
      between: { low: times(share(tasks.least), size, context.hours), high: times(share(tasks.most), size, context.hours) },
      price: context.price("fargate", name, unit),
    }).map((line) => ({
      ...line,
      keys: [...new Set([...scheduledBy(tasks), ...line.keys, ...causes(tasks.task, property), ...causes(tasks.task, "runtimePlatform")])],
    }));
  return [
    ...of("Fargate vCPU", tasks.vcpu, price("vcpu"), "vCPU-hour", "cpu"),
    ...of("Fargate memory", tasks.memoryGb, price("gb"), "GB-hour", "memory"),
  ];
}

/** The schedule decides how many tasks run, before the service does. */
function scheduledBy({ scheduled }: RunningTasks): readonly string[] {
  return scheduled.flatMap((action) => causes(action, ""));
}

function causes(resource: PlanResource | undefined, property: string): readonly string[] {
  return (resource?.from[property] ?? []).filter((cause) => !cause.startsWith("rule:"));
}

interface Strategy {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
}

/** How many of `count` tasks the strategy runs on Spot: the base first, then by weight. */
function onSpot(service: PlanResource, count: Decimal): Decimal {
  const strategies = (service.inputs["capacityProviderStrategies"] ?? []) as unknown as readonly Strategy[];
  const spot = strategies.filter(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
  const weight = (list: readonly Strategy[]) => list.reduce((total, strategy) => total + (strategy.weight ?? 0), 0);
  const base = (list: readonly Strategy[]) => list.reduce((total, strategy) => total + (strategy.base ?? 0), 0);
  if (spot.length === 0) return zero;
  const rest = greatest(zero, minus(count, decimal(base(strategies))));
  const all = weight(strategies);
  const byWeight = all === 0 ? zero : times(rest, over(decimal(weight(spot)), decimal(all)));
  return sum(least(decimal(base(spot)), count), byWeight);
}

/** In public subnets each task has a public IPv4 address, which is charged. */
function addressLines(context: CostContext, { service, running, least: low, most: high }: RunningTasks): readonly CostLine[] {
  const network = service.inputs["networkConfiguration"] as Readonly<Record<string, PlanValue>> | undefined;
  if (context.plan.known(network?.["assignPublicIp"]) !== true) return [];
  return lines(service, {
    item: "public IPv4 addresses",
    kind: "fixed",
    by: ["desiredCount", "networkConfiguration"],
    quantity: times(running, context.hours),
    between: { low: times(low, context.hours), high: times(high, context.hours) },
    price: context.price("vpc", "public_ipv4_hour", "hour"),
  });
}

/** Services and task definitions by workload name. Workers use the same lowering code, in their own module. */
import type { Environment } from "../../model/types.ts";
import { nameOf } from "../shared/names.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import type { Traced } from "../../plan/builder/traced.ts";

interface Named {
  readonly name: string;
}

export function service(workload: Named): Handle<"aws:ecs/service:Service"> {
  return handle("aws:ecs/service:Service", `ecs-service-${workload.name}`);
}

export function taskDefinition(name: string): Handle<"aws:ecs/taskDefinition:TaskDefinition"> {
  return handle("aws:ecs/taskDefinition:TaskDefinition", `ecs-task-${name}`);
}

/** Log group of a workload or run-once task. Creating it here is what makes its retention effective. */
export function logGroup(name: string): Handle<"aws:cloudwatch/logGroup:LogGroup"> {
  return handle("aws:cloudwatch/logGroup:LogGroup", `ecs-logs-${name}`);
}

export function scalingTarget(workload: Named): Handle<"aws:appautoscaling/target:Target"> {
  return handle("aws:appautoscaling/target:Target", `ecs-scaling-${workload.name}`);
}

/** Physical name of the service. Metrics and scaling contain it, so it is known without the resource. */
export function serviceName(environment: Environment, workload: Named): Traced<string> {
  return nameOf(environment, "service", workload.name);
}

/** Names of the run-once tasks. */
export const migration = "migration";
export const databaseSetup = "database-setup";

/** Service whose image the migration uses. */
export const migrationImage = "api";

/** Namespace of the metrics that images publish. IAM allows PutMetricData only in this namespace. */
export function metricNamespace(environment: Environment): Traced<string> {
  return nameOf(environment, "tag", "app");
}

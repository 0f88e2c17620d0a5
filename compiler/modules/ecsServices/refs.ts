/** Services and task definitions by workload name; workers are lowered by the same code into their own module. */
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

/** Log group of a workload or run-once task; its retention is the one that is really used. */
export function logGroup(name: string): Handle<"aws:cloudwatch/logGroup:LogGroup"> {
  return handle("aws:cloudwatch/logGroup:LogGroup", `ecs-logs-${name}`);
}

export function scalingTarget(workload: Named): Handle<"aws:appautoscaling/target:Target"> {
  return handle("aws:appautoscaling/target:Target", `ecs-scaling-${workload.name}`);
}

/** Physical name of the service: metrics and scaling name it, so it is known without the resource. */
export function serviceName(environment: Environment, workload: Named): Traced<string> {
  return nameOf(environment, "service", workload.name);
}

/** Names of the run-once tasks. */
export const migration = "migration";
export const databaseSetup = "database-setup";

/** Service whose image the migration runs. */
export const migrationImage = "api";

/** Namespace of the metrics that images publish; IAM allows PutMetricData to it alone. */
export function metricNamespace(environment: Environment): Traced<string> {
  return nameOf(environment, "tag", "app");
}

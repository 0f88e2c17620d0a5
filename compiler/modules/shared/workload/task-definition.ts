/** A log group and a task definition, for workloads and run-once tasks. */
import { nameOf } from "../names.ts";
import type { Environment } from "../../../model/types.ts";
import { cpuArchitecture } from "../../ecsCluster/refs.ts";
import { logGroup, taskDefinition } from "../../ecsServices/refs.ts";
import { executionRole, keyArn, taskRole } from "../../iam/refs.ts";
import { resource, type Draft } from "../../../plan/builder/draft.ts";
import { rule, traced, type Traced } from "../../../plan/builder/traced.ts";
import { containerDefinitions, taskVolumes, type ContainerOptions } from "./container.ts";

export interface TaskOptions extends ContainerOptions {
  /** CPU units; 1024 per vCPU. */
  readonly cpu: number | Traced<number>;
  /** MiB. */
  readonly memory: number | Traced<number>;
  readonly logRetentionDays: Traced<number>;
  /** Keeps earlier revisions active when a new one replaces them. */
  readonly keepRevisions: boolean;
  /** Additional containers of the task. */
  readonly sidecars?: Traced<readonly ContainerOptions[]>;
}

/** The log group and the task definition, both named after the task. */
export function lowerTask(environment: Environment, options: TaskOptions): readonly Draft[] {
  const { cpu, memory, logRetentionDays, keepRevisions, sidecars = traced([]), ...container } = options;
  const { name } = container;
  return [
    resource(logGroup(name), {
      name: nameOf(environment, "logGroup", name).map((plain) => `/ecs/${plain}`),
      retentionInDays: logRetentionDays.alsoFrom("rule:log-group-retention", "rule:log-retention-one-year"),
      kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
    }),
    resource(taskDefinition(name), {
      // The family never changes: a rollback finds the previous revision in it.
      family: nameOf(environment, "taskFamily", name),
      requiresCompatibilities: ["FARGATE"],
      networkMode: rule("no-host-namespace", "awsvpc"),
      cpu: text(cpu),
      memory: text(memory),
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: cpuArchitecture(environment) },
      executionRoleArn: rule("separate-task-roles", executionRole(name).out("arn")),
      taskRoleArn: rule("separate-task-roles", taskRole(name).out("arn")),
      volumes: taskVolumes(environment, sidecars),
      containerDefinitions: containerDefinitions(environment, container, sidecars.value),
      skipDestroy: keepRevisions,
    }),
  ];
}

function text(value: number | Traced<number>): string | Traced<string> {
  return typeof value === "number" ? String(value) : value.map(String);
}

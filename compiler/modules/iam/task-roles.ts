/** Two roles for every task: what starts it (execution) and what it is (task), each with no more than this task uses. */
import { arnOf } from "../../lowering/account.ts";
import { nameOf } from "../../lowering/names.ts";
import { trust } from "../../lowering/policies.ts";
import { migrationSecrets, setupSecrets, workloadSecrets, type TaskSecrets } from "../../lowering/workload/secrets.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { resource, type Draft, type Handle } from "../../plan/draft.ts";
import { traced } from "../../plan/traced.ts";
import { databaseSetup, migration, migrationImage } from "../ecsServices/refs.ts";
import { executionStatements } from "./execution-statements.ts";
import { executionPolicy, executionRole, taskPolicies, taskRole } from "./refs.ts";
import { lowerPolicy } from "./role-policy.ts";
import { taskStatements } from "./task-statements.ts";

/** A task as its roles see it. */
export interface TaskAccess {
  readonly name: string;
  /** Workload whose repository the image comes from; none for a public image. */
  readonly imageOf?: string;
  readonly secrets: TaskSecrets;
  /** The workload itself; none for a run-once task, which needs nothing of AWS once it runs. */
  readonly workload?: Service | Worker;
}

function tasks(environment: Environment): readonly TaskAccess[] {
  return [
    ...workloadsOf(environment).map((workload) => ({ name: workload.name, imageOf: workload.name, secrets: workloadSecrets, workload })),
    { name: migration, imageOf: migrationImage, secrets: migrationSecrets },
    { name: databaseSetup, secrets: setupSecrets },
  ];
}

export function lowerTaskRoles(environment: Environment): readonly Draft[] {
  return tasks(environment).flatMap((task) => [
    lowerRole(environment, executionRole(task.name), `execution-${task.name}`, `Starts ${task.name} tasks`),
    lowerPolicy(executionPolicy(task.name), executionRole(task.name), executionStatements(environment, task), [
      "region",
      "iam.enableCustomerManagedKeys",
    ]),
    lowerRole(environment, taskRole(task.name), `task-${task.name}`, `Is ${task.name} tasks`),
    ...lowerTaskPolicy(environment, task),
  ]);
}

function lowerRole(environment: Environment, role: Handle<"aws:iam/role:Role">, suffix: string, description: string): Draft {
  return resource(role, {
    name: nameOf(environment, "role", suffix),
    description,
    assumeRolePolicy: traced(trust(environment, "ecs-tasks.amazonaws.com", arnOf(environment, "ecs", "*")), "region", "rule:SEC-I3"),
  });
}

function lowerTaskPolicy(environment: Environment, { name, workload }: TaskAccess): readonly Draft[] {
  if (workload === undefined) return [];
  const causes = [workload.contractKey, "ecsServices.enableExecuteCommand"];
  return taskPolicies(environment, name).map((target) =>
    lowerPolicy(
      target,
      taskRole(name),
      taskStatements(environment, workload),
      [...causes, "region", "iam.enableCustomerManagedKeys"],
      causes,
    ),
  );
}

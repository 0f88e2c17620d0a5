/** Two least-privilege roles for each task: the execution role that starts it, and the task role that its code runs as. */
import { arnOf } from "../shared/account.ts";
import { fromEntry, fromKeys } from "../shared/from.ts";
import { nameOf } from "../shared/names.ts";
import { trust } from "../shared/policies.ts";
import { migrationSecrets, setupSecrets, workloadSecrets } from "../shared/workload/secrets.ts";
import { secretKeys } from "../shared/workload/stated-secrets.ts";
import { scheduledRuns, type ScheduledRun } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { consumedQueues, producedQueues, queueKeys, workloadsOf } from "../../model/workloads.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced } from "../../plan/builder/traced.ts";
import { databaseSetup, migration, migrationImage } from "../ecsServices/refs.ts";
import { executionStatements } from "./execution-statements.ts";
import { executionPolicy, executionRole, statedPolicy, taskPolicies, taskPolicy, taskRole } from "./refs.ts";
import { lowerPolicy } from "./role-policy.ts";
import { lowerSchedulerRole } from "./scheduler-role.ts";
import { lowerStatedPolicy } from "./stated-policy.ts";
import type { TaskAccess } from "./task-access.ts";
import { taskStatements } from "./task-statements.ts";

export function lowerTaskRoles(environment: Environment): readonly Draft[] {
  return [
    ...workloadsOf(environment).flatMap((workload) =>
      fromEntry(workload, lowerRoles(environment, { name: workload.name, imageOf: workload.name, secrets: workloadSecrets, workload })),
    ),
    ...scheduledRuns(environment).flatMap((run) => fromKeys([run.key], lowerRunRoles(environment, run))),
    ...lowerRoles(environment, { name: migration, imageOf: migrationImage, secrets: migrationSecrets }),
    ...lowerRoles(environment, { name: databaseSetup, secrets: setupSecrets(environment) }),
  ];
}

function lowerRunRoles(environment: Environment, run: ScheduledRun): readonly Draft[] {
  const { name, workload } = run;
  return [
    ...lowerRoles(environment, { name, imageOf: workload.name, secrets: workloadSecrets, workload, run }),
    ...lowerSchedulerRole(environment, run),
  ];
}

function lowerRoles(environment: Environment, task: TaskAccess): readonly Draft[] {
  return [
    lowerRole(environment, executionRole(task.name), `execution-${task.name}`, `Starts ${task.name} tasks`),
    lowerPolicy(executionPolicy(task.name), executionRole(task.name), executionStatements(environment, task), [
      "region",
      "iam.enableCustomerManagedKeys",
      ...(task.workload === undefined ? [] : secretKeys(task.workload, task.run === undefined)),
    ]),
    lowerRole(environment, taskRole(task.name), `task-${task.name}`, `Is ${task.name} tasks`),
    ...lowerTaskPolicies(environment, task),
  ];
}

function lowerRole(environment: Environment, role: Handle<"aws:iam/role:Role">, suffix: string, description: string): Draft {
  return resource(role, {
    name: nameOf(environment, "role", suffix),
    description,
    assumeRolePolicy: traced(
      trust(environment, "ecs-tasks.amazonaws.com", arnOf(environment, "ecs", "*")),
      "region",
      "rule:trust-policy-own-account",
    ),
  });
}

function lowerTaskPolicies(environment: Environment, { name, workload, run }: TaskAccess): readonly Draft[] {
  if (workload === undefined) return [];
  const ids = new Set(taskPolicies(environment, name).map(({ logicalId }) => logicalId));
  const from = [workload.contractKey, "ecsServices.enableExecuteCommand", ...queueKeys(workload)];
  const statements = () => taskStatements(environment, workload, run === undefined);
  // What has queues without a key needs the policy whatever the image publishes.
  const queues = [...producedQueues(environment, workload), ...consumedQueues(environment, workload)];
  const always = queues.length > 0 && workload.entry === undefined && queueKeys(workload).length === 0;
  return [
    ...(ids.has(taskPolicy(name).logicalId)
      ? [
          lowerPolicy(
            taskPolicy(name),
            taskRole(name),
            statements(),
            [...from, "region", "iam.enableCustomerManagedKeys"],
            always ? undefined : from,
          ),
        ]
      : []),
    ...(ids.has(statedPolicy(name).logicalId) ? [lowerStatedPolicy(name, workload.extras.iamStatements)] : []),
  ];
}

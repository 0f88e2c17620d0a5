/** Roles of tasks, and the customer-managed key. */
import { scheduledRuns, type ScheduledRun } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { consumedQueues, producedQueues, workloadsOf } from "../../model/workloads.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";

type RoleHandle = Handle<"aws:iam/role:Role">;
type RolePolicyHandle = Handle<"aws:iam/rolePolicy:RolePolicy">;

/** What runs tasks: each workload and scheduled task by name, and the run-once `migration` and `database-setup`. */
export function taskRole(name: string): RoleHandle {
  return handle("aws:iam/role:Role", `iam-task-${name}`);
}

export function executionRole(name: string): RoleHandle {
  return handle("aws:iam/role:Role", `iam-execution-${name}`);
}

/** Inline policy of a task's own role; there when the task may do anything at all (see `taskPolicies`). */
export function taskPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-task-${name}-policy`);
}

/** Inline policy that a task's execution role must have before the task starts. */
export function executionPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-execution-${name}-policy`);
}

/** Inline policy of the statements that the spec adds to a task's own role; there when there are any. */
export function statedPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-task-${name}-stated`);
}

/**
 * `taskPolicy` and `statedPolicy` where they exist: a workload that uses no queue, metric or ECS Exec has a role that allows
 * nothing. A scheduled task may do what its workload may, and has no sessions.
 */
export function taskPolicies(environment: Environment, name: string): readonly RolePolicyHandle[] {
  const run = scheduledRuns(environment).find((each) => each.name === name);
  const workload = run?.workload ?? workloadsOf(environment).find((each) => each.name === name);
  if (workload === undefined) return [];
  const allowed =
    producedQueues(environment, workload).length > 0 ||
    consumedQueues(environment, workload).length > 0 ||
    workload.imageContract.publishesMetrics.length > 0 ||
    (run === undefined && environment.spec.ecsServices.enableExecuteCommand);
  return [...(allowed ? [taskPolicy(name)] : []), ...(workload.extras.iamStatements.value.length > 0 ? [statedPolicy(name)] : [])];
}

/** Role by which EventBridge Scheduler starts a scheduled task. */
export function schedulerRole({ workload, task }: ScheduledRun): RoleHandle {
  return handle("aws:iam/role:Role", `iam-schedule-${workload.name}-${task}`);
}

/** Its policy, which must be there before the schedule. */
export function schedulerPolicy({ workload, task }: ScheduledRun): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-schedule-${workload.name}-${task}-policy`);
}

export const environmentKey = handle("aws:kms/key:Key", "iam-key");

/** ARN of the customer-managed key, the environment's own or an existing one, or nothing where AWS-managed keys are used. */
export function keyArn(environment: Environment): Traced<Expr<string> | undefined> {
  const { enableCustomerManagedKeys, customerManagedKeyArn: existing } = environment.spec.iam;
  if (!enableCustomerManagedKeys) return traced(undefined, "iam.enableCustomerManagedKeys");
  if (existing === undefined) return traced(environmentKey.out("arn"), "iam.enableCustomerManagedKeys");
  return traced(concat(existing), "iam.enableCustomerManagedKeys", "iam.customerManagedKeyArn");
}

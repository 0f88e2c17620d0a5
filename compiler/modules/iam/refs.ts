/** Task roles and the customer-managed key. */
import { copyOf } from "../../model/backup-copy.ts";
import { scheduledRuns, type ScheduledRun } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { consumedQueues, producedQueues, workloadsOf } from "../../model/workloads.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";

type RoleHandle = Handle<"aws:iam/role:Role">;
type RolePolicyHandle = Handle<"aws:iam/rolePolicy:RolePolicy">;

/** Role of a task. Names are those of workloads and scheduled tasks, and `migration` and `database-setup`. */
export function taskRole(name: string): RoleHandle {
  return handle("aws:iam/role:Role", `iam-task-${name}`);
}

export function executionRole(name: string): RoleHandle {
  return handle("aws:iam/role:Role", `iam-execution-${name}`);
}

/** Inline policy of a task role. Exists when the task has any permission (see `taskPolicies`). */
export function taskPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-task-${name}-policy`);
}

/** Inline policy of a task's execution role. It must exist before the task starts. */
export function executionPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-execution-${name}-policy`);
}

/** Inline policy with the statements that the spec adds to a task role. Exists when the spec has any. */
export function statedPolicy(name: string): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-task-${name}-stated`);
}

/**
 * `taskPolicy` and `statedPolicy`, as far as they exist: a workload without queues, metrics and ECS Exec has a role without permissions. A
 * scheduled task has its workload's permissions, except ECS Exec.
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

/** Role with which EventBridge Scheduler starts a scheduled task. */
export function schedulerRole({ workload, task }: ScheduledRun): RoleHandle {
  return handle("aws:iam/role:Role", `iam-schedule-${workload.name}-${task}`);
}

/** Policy of that role. It must exist before the schedule. */
export function schedulerPolicy({ workload, task }: ScheduledRun): RolePolicyHandle {
  return handle("aws:iam/rolePolicy:RolePolicy", `iam-schedule-${workload.name}-${task}-policy`);
}

export const environmentKey = handle("aws:kms/key:Key", "iam-key");

/** ARN of the customer-managed key, created here or existing; undefined when AWS-managed keys are used. */
export function keyArn(environment: Environment): Traced<Expr<string> | undefined> {
  const { enableCustomerManagedKeys, customerManagedKeyArn: existing } = environment.spec.iam;
  if (!enableCustomerManagedKeys) return traced(undefined, "iam.enableCustomerManagedKeys");
  if (existing === undefined) return traced(environmentKey.out("arn"), "iam.enableCustomerManagedKeys");
  return traced(concat(existing), "iam.enableCustomerManagedKeys", "iam.customerManagedKeyArn");
}

/** Encrypts the alarm topic of another region. Exists when there is one (`outsideRegion`) and customer-managed keys are on. */
export const outsideKey = handle("aws:kms/key:Key", "iam-key-outside");

/** ARN of that key; undefined when AWS-managed keys are used. */
export function outsideKeyArn({ spec }: Environment): Traced<Expr<string> | undefined> {
  return traced(spec.iam.enableCustomerManagedKeys ? outsideKey.out("arn") : undefined, "iam.enableCustomerManagedKeys");
}

/** Encrypts copies of backups in another region. Exists when the plan makes a vault there and customer-managed keys are on. */
export const copyKey = handle("aws:kms/key:Key", "iam-key-backup-copy");

/** ARN of that key; undefined when there is no such vault, or AWS-managed keys are used. */
export function copyKeyArn(environment: Environment): Traced<Expr<string> | undefined> {
  if (copyOf(environment)?.region === undefined) return traced(undefined);
  const arn = environment.spec.iam.enableCustomerManagedKeys ? copyKey.out("arn") : undefined;
  return traced(arn, "iam.enableCustomerManagedKeys", "backup.backupCopyTo");
}

/** Roles of tasks, and the customer-managed key. */
import type { Environment } from "../../model/types.ts";
import { consumedQueues, producedQueues, workloadsOf } from "../../model/workloads.ts";
import { handle, type Handle } from "../../plan/draft.ts";
import { traced, type Traced } from "../../plan/traced.ts";
import type { Expr } from "../../plan/expr.ts";

type RoleHandle = Handle<"aws:iam/role:Role">;
type RolePolicyHandle = Handle<"aws:iam/rolePolicy:RolePolicy">;

/** What runs tasks: each workload by name, and the run-once `migration` and `database-setup`. */
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

/** `taskPolicy` where it exists: a workload that uses no queue, metric or ECS Exec has a role that allows nothing. */
export function taskPolicies(environment: Environment, name: string): readonly RolePolicyHandle[] {
  const workload = workloadsOf(environment).find((each) => each.name === name);
  if (workload === undefined) return [];
  const allowed =
    producedQueues(environment, workload).length > 0 ||
    consumedQueues(environment, workload).length > 0 ||
    workload.imageContract.publishesMetrics.length > 0 ||
    environment.spec.ecsServices.enableExecuteCommand;
  return allowed ? [taskPolicy(name)] : [];
}

export const environmentKey = handle("aws:kms/key:Key", "iam-key");

/** ARN of the environment's customer-managed key, or nothing where AWS-managed keys are used. */
export function keyArn(environment: Environment): Traced<Expr<string> | undefined> {
  const { enableCustomerManagedKeys } = environment.spec.iam;
  return traced(enableCustomerManagedKeys ? environmentKey.out("arn") : undefined, "iam.enableCustomerManagedKeys");
}

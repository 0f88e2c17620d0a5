/** The role that starts a scheduled task: it may run one task definition in this cluster and pass the task's two roles. */
import { arnOf } from "../shared/account.ts";
import { nameOf } from "../shared/names.ts";
import { statement, trust } from "../shared/policies.ts";
import type { ScheduledRun } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { concat } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { cluster } from "../ecsCluster/refs.ts";
import { taskDefinition } from "../ecsServices/refs.ts";
import { failedSchedules } from "../sqs/refs.ts";
import { executionRole, schedulerPolicy, schedulerRole, taskRole } from "./refs.ts";
import { lowerPolicy } from "./role-policy.ts";

export function lowerSchedulerRole(environment: Environment, run: ScheduledRun): readonly Draft[] {
  const { name, workload, task } = run;
  const role = schedulerRole(run);
  return [
    resource(role, {
      name: nameOf(environment, "role", `schedule-${workload.name}-${task}`),
      description: `Starts ${name} tasks at their times`,
      assumeRolePolicy: traced(
        trust(environment, "scheduler.amazonaws.com", arnOf(environment, "scheduler", "*")),
        "region",
        "rule:trust-policy-own-account",
      ),
    }),
    lowerPolicy(
      schedulerPolicy(run),
      role,
      [
        statement({
          Sid: "RunTask",
          Effect: "Allow",
          Action: "ecs:RunTask",
          Resource: concat(taskDefinition(name).out("arnWithoutRevision"), ":*"),
          Condition: { ArnEquals: { "ecs:cluster": cluster.out("arn") } },
        }),
        statement({
          Sid: "PassRoles",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [executionRole(name).out("arn"), taskRole(name).out("arn")],
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        }),
        // The scheduler writes to its dead-letter queue in this role (EventBridge Scheduler user guide, "Configuring a dead-letter queue").
        statement({ Sid: "KeepFailedRuns", Effect: "Allow", Action: "sqs:SendMessage", Resource: failedSchedules.out("arn") }),
        // RunTask sets the tags of propagateTags and enableEcsManagedTags as part of the call.
        statement({
          Sid: "TagTask",
          Effect: "Allow",
          Action: "ecs:TagResource",
          Resource: arnOf(environment, "ecs", concat("task/", cluster.out("name"), "/*")),
          Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
        }),
      ],
      ["region"],
      [run.key],
    ),
  ];
}

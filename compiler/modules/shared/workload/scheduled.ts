/** A scheduled task runs a command in a workload's image. It has its own task definition and schedule. */
import { imageOf, onceDeployed } from "../images.ts";
import { nameOf } from "../names.ts";
import type { ScheduledTask } from "../../../model/extras.ts";
import type { ScheduledRun } from "../../../model/scheduled-tasks.ts";
import type { Environment } from "../../../model/types.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { taskDefinition } from "../../ecsServices/refs.ts";
import { executionPolicy, schedulerPolicy, schedulerRole, taskPolicies } from "../../iam/refs.ts";
import { workloadGroup } from "../../securityGroups/refs.ts";
import { failedSchedules } from "../../sqs/refs.ts";
import { assignPublicIp, taskSubnetIds } from "../../vpc/refs.ts";
import { handle, resource, type Draft } from "../../../plan/builder/draft.ts";
import { rule, traced, type Traced } from "../../../plan/builder/traced.ts";
import { fromKeys } from "../from.ts";
import { imageUser } from "./container.ts";
import { workloadSecrets } from "./secrets.ts";
import { statedSecrets } from "./stated-secrets.ts";
import { lowerTask } from "./task-definition.ts";
import { environmentVariables } from "./variables.ts";

/** Seconds after the scheduled time within which a run may still start. A later start could overlap the next run. */
const latestStart = 3600;

export function lowerScheduledRun(environment: Environment, run: ScheduledRun): readonly Draft[] {
  const { workload, value, key } = run;
  const read = <K extends keyof ScheduledTask & string>(name: K): Traced<ScheduledTask[K]> => traced(value[name], `${key}.${name}`);
  const task = lowerTask(environment, {
    name: run.name,
    image: imageOf(workload),
    user: imageUser,
    command: read("command"),
    cpu: read("cpu"),
    memory: read("memory"),
    stopTimeout: workload.stopTimeoutSeconds,
    environment: environmentVariables(environment, workload),
    secrets: [...workloadSecrets.variables, ...statedSecrets(environment, workload.extras.secrets)],
    logRetentionDays: workload.logRetentionDays,
    keepRevisions: false,
  });
  return fromKeys([key], [...task, lowerSchedule(environment, run, read)]);
}

function lowerSchedule(
  environment: Environment,
  run: ScheduledRun,
  read: <K extends keyof ScheduledTask & string>(name: K) => Traced<ScheduledTask[K]>,
): Draft {
  const { workload, task } = run;
  return resource(
    handle("aws:scheduler/schedule:Schedule", `ecs-schedule-${workload.name}-${task}`),
    {
      name: nameOf(environment, "schedule", `${workload.name}-${task}`),
      description: `Runs ${task} in the ${workload.name} image`,
      scheduleExpression: read("schedule"),
      scheduleExpressionTimezone: read("timezone"),
      flexibleTimeWindow: { mode: "OFF" },
      // Disabled while there is no image.
      state: read("enabled").map((enabled) => (enabled ? onceDeployed(workload, "ENABLED", "DISABLED") : "DISABLED")),
      target: {
        arn: cluster.out("arn"),
        roleArn: schedulerRole(run).out("arn"),
        // A run that could not start although it was retried must not vanish: the alarm on this queue tells.
        deadLetterConfig: { arn: failedSchedules.out("arn") },
        retryPolicy: { maximumEventAgeInSeconds: latestStart, maximumRetryAttempts: read("maximumRetryAttempts") },
        ecsParameters: {
          taskDefinitionArn: taskDefinition(run.name).out("arn"),
          // Always on-demand: a Spot interruption must not stop a run halfway.
          launchType: "FARGATE",
          platformVersion: rule("latest-platform-version", "LATEST"),
          enableEcsManagedTags: rule("ecs-resources-tagged", true),
          propagateTags: rule("ecs-resources-tagged", "TASK_DEFINITION"),
          enableExecuteCommand: false,
          networkConfiguration: {
            subnets: taskSubnetIds(environment),
            securityGroups: [workloadGroup(workload).id],
            assignPublicIp: assignPublicIp(environment).alsoFrom("rule:task-no-public-ip"),
          },
        },
      },
    },
    { dependsOn: [executionPolicy(run.name), ...taskPolicies(environment, run.name), schedulerPolicy(run), ...workloadSecrets.versions] },
  );
}

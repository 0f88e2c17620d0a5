/**
 * Events of ECS that tell of failures and that no metric shows in time. Their fields and values:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
import type { EventPattern, EventPatternDetail } from "../../../generated/types/documents.ts";
import { arnOf } from "../shared/account.ts";
import type { Environment } from "../../model/types.ts";
import { concat } from "../../plan/builder/expr.ts";
import type { Inputs } from "../../plan/builder/inputs.ts";
import { traced } from "../../plan/builder/traced.ts";
import { cluster } from "../ecsCluster/refs.ts";

/** One kind of event, and what the message about it says. */
export interface FailureEvent {
  readonly id: string;
  /** What happened and what to do, written for the person on call. */
  readonly description: string;
  readonly pattern: Inputs<EventPattern>;
  /** Fields of the message, and where the event has them. Every event that matches has them all. */
  readonly fields: Readonly<Record<string, string>>;
}

const service = "$.resources[0]";
const stoppedTask = {
  task: "$.detail.taskArn",
  group: "$.detail.group",
  reason: "$.detail.stoppedReason",
  containers: "$.detail.containers",
};
/** Tasks of a service have the group `service:<name>`; all others, such as scheduled ones, `family:<task definition>`. */
const ofService = { group: [{ prefix: "service:" }] };
const onItsOwn = { group: [{ prefix: "family:" }] };

export function failureEvents(environment: Environment): readonly FailureEvent[] {
  return [...serviceEvents(environment), ...taskEvents()];
}

function serviceEvents(environment: Environment): readonly FailureEvent[] {
  return [
    {
      id: "deployment-failed",
      description: "A deployment failed, and ECS rolls it back if there is something to roll back to. The events of the service say why.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        // The event names the cluster in the ARN of the service only.
        resources: [{ prefix: traced(arnOf(environment, "ecs", concat("service/", cluster.out("name"), "/")), "region") }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      fields: { service, reason: "$.detail.reason" },
    },
    {
      id: "service-impaired",
      description: "A service cannot place or start its tasks. Look at its events: capacity, image, secrets, quota.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Service Action"],
        detail: { clusterArn: [cluster.out("arn")], eventType: ["ERROR", "WARN"] },
      },
      fields: { service, event: "$.detail.eventName" },
    },
  ];
}

/** Stops by deployments, by scaling in and by people have a stop code of their own, and no event here matches them. */
function taskEvents(): readonly FailureEvent[] {
  return [
    {
      id: "task-not-started",
      description: "A task did not start. The reason says why: image, secret, log group or network.",
      pattern: stopped({ stopCode: ["TaskFailedToStart"] }),
      fields: stoppedTask,
    },
    {
      id: "task-exited",
      description:
        "A task of a service ended by itself, and ECS starts another one. Exit code 137 is often a lack of memory. Read its log.",
      pattern: stopped({ stopCode: ["EssentialContainerExited"], ...ofService }),
      fields: stoppedTask,
    },
    {
      id: "task-unhealthy",
      description: "ECS replaces a task that failed its health checks. Read its log, and compare the time to start with the grace period.",
      // The service also stops tasks when it scales in or deploys; their reason is `Scaling activity initiated by …`.
      pattern: stopped({ stopCode: ["ServiceSchedulerInitiated"], stoppedReason: [{ prefix: "Task failed " }], ...ofService }),
      fields: stoppedTask,
    },
    {
      id: "job-failed",
      description:
        "A scheduled task or the migration ended with an exit code other than 0. Read its log; it is not repeated before its next time.",
      pattern: stopped({
        stopCode: ["EssentialContainerExited"],
        containers: { exitCode: [{ "anything-but": [0] }] },
        ...onItsOwn,
      }),
      fields: stoppedTask,
    },
  ];
}

function stopped(detail: Inputs<EventPatternDetail>): Inputs<EventPattern> {
  return {
    source: ["aws.ecs"],
    "detail-type": ["ECS Task State Change"],
    detail: { clusterArn: [cluster.out("arn")], lastStatus: ["STOPPED"], ...(detail as object) },
  };
}

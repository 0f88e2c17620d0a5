/** Failures that reach the topic as events. */
import { describe, expect, it } from "vitest";
import { heard, lower } from "./support.ts";

type Json = Readonly<Record<string, unknown>>;

const resources = lower("prod");
const rules = Object.values(resources).filter(({ type }) => type === "aws:cloudwatch/eventRule:EventRule");

/** Does an EventBridge pattern match the event? Only what the rules use: values, `prefix` and `anything-but`. */
function matches(pattern: Json, event: Json): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    const found = event[name];
    if (!Array.isArray(wanted)) {
      const inner = Array.isArray(found) ? (found as Json[]) : [(found ?? {}) as Json];
      return inner.some((each) => matches(wanted as Json, each));
    }
    const values = Array.isArray(found) ? found : [found];
    return values.some((value) => wanted.some((one) => compares(one, value)));
  });
}

function compares(wanted: unknown, value: unknown): boolean {
  if (wanted === null || typeof wanted !== "object") return wanted === value;
  const { prefix, "anything-but": others } = wanted as { readonly prefix?: string; readonly "anything-but"?: readonly unknown[] };
  if (prefix !== undefined) return typeof value === "string" && value.startsWith(prefix);
  return value !== undefined && !others!.includes(value);
}

const place = "arn:aws:ecs:eu-central-1:412356789014";
const clusterArn = `${place}:cluster/realtime-prod-cluster`;
const service = `${place}:service/realtime-prod-cluster/realtime-prod-api`;

/** The pattern with the sample account and cluster in place of expressions. */
function patternOf(id: string): Json {
  const text = JSON.stringify(resources[id]!.inputs["eventPattern"].$json);
  return JSON.parse(text, (name, value: unknown) => {
    if (value === null || typeof value !== "object") return value;
    if (name === "prefix") return `${place}:service/realtime-prod-cluster/`;
    return "$ref" in value ? clusterArn : value;
  }) as Json;
}

const stopped = (detail: Json): Json => ({
  source: "aws.ecs",
  "detail-type": "ECS Task State Change",
  resources: [`${place}:task/realtime-prod-cluster/1a2b`],
  detail: { clusterArn, lastStatus: "STOPPED", group: "service:realtime-prod-api", containers: [{ name: "api", exitCode: 1 }], ...detail },
});
const heardBy = (event: Json): readonly string[] =>
  rules.map(({ id }) => id.replace("observability-event-", "")).filter((id) => matches(patternOf(`observability-event-${id}`), event));

describe("failure events", () => {
  it.each<readonly [string, Json, readonly string[]]>([
    [
      "a task that cannot pull its image",
      stopped({ stopCode: "TaskFailedToStart", stoppedReason: "CannotPullContainerError" }),
      ["task-not-started"],
    ],
    [
      "a task of a service that crashes",
      stopped({ stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" }),
      ["task-exited"],
    ],
    [
      "failed health checks",
      stopped({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed ELB health checks in (target-group arn:aws:…)" }),
      ["task-unhealthy"],
    ],
    [
      "scaling in",
      stopped({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Scaling activity initiated by (deployment ecs-svc/1)" }),
      [],
    ],
    ["a stop by a person", stopped({ stopCode: "UserInitiated", stoppedReason: "Task stopped by user" }), []],
    ["a Spot interruption", stopped({ stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." }), []],
    [
      "a scheduled task that fails",
      stopped({ stopCode: "EssentialContainerExited", group: "family:realtime-prod-job-api-digest" }),
      ["job-failed"],
    ],
    [
      "a scheduled task that succeeds",
      stopped({
        stopCode: "EssentialContainerExited",
        group: "family:realtime-prod-job-api-digest",
        containers: [{ name: "a", exitCode: 0 }],
      }),
      [],
    ],
    ["a task of another cluster", stopped({ stopCode: "TaskFailedToStart", clusterArn: `${clusterArn}-2` }), []],
    ["a task that only stops", stopped({ stopCode: "TaskFailedToStart", lastStatus: "DEPROVISIONING" }), []],
    [
      "a failed deployment",
      {
        source: "aws.ecs",
        "detail-type": "ECS Deployment State Change",
        resources: [service],
        detail: {
          eventType: "ERROR",
          eventName: "SERVICE_DEPLOYMENT_FAILED",
          reason: "ECS deployment circuit breaker: tasks failed to start.",
        },
      },
      ["deployment-failed"],
    ],
    [
      "a completed deployment",
      {
        source: "aws.ecs",
        "detail-type": "ECS Deployment State Change",
        resources: [service],
        detail: { eventType: "INFO", eventName: "SERVICE_DEPLOYMENT_COMPLETED", reason: "ok" },
      },
      [],
    ],
    [
      "a service without capacity",
      {
        source: "aws.ecs",
        "detail-type": "ECS Service Action",
        resources: [service],
        detail: { clusterArn, eventType: "ERROR", eventName: "SERVICE_TASK_PLACEMENT_FAILURE", reason: "RESOURCE:FARGATE" },
      },
      ["service-impaired"],
    ],
  ])("tell of %s", (_case, event, expected) => {
    expect(heardBy(event)).toEqual(expected);
  });

  it("say what happened in JSON that names every field", () => {
    for (const { id } of rules) {
      const { inputPaths, inputTemplate } = resources[`${id}-topic`]!.inputs["inputTransformer"];
      const filled = (inputTemplate as string).replaceAll(/<(\w+)>/g, (_, name: string) => JSON.stringify(inputPaths[name]));
      expect(JSON.parse(filled)).toMatchObject({ ...inputPaths, project: "realtime", environment: "prod" });
    }
  });

  it("go to the topic once its policy admits them, and only if they are wanted", () => {
    expect(rules).toHaveLength(6);
    for (const { id } of rules) {
      expect(resources[`${id}-topic`]!.inputs).toMatchObject({ arn: { $ref: "observability-alarms", path: ["arn"] } });
      expect(resources[`${id}-topic`]!.inputs).not.toHaveProperty("roleArn");
    }
    const off = lower("prod", { observability: { ...heard, enableFailureEvents: false } });
    expect(Object.keys(off).filter((id) => id.startsWith("observability-event-"))).toEqual([]);
    expect(JSON.stringify(off["observability-alarms-policy"]!.inputs)).not.toContain("events.amazonaws.com");
    expect(
      Object.keys(lower("prod", { observability: { enableAlarms: false } })).filter((id) => id.startsWith("observability-event-")),
    ).toEqual([]);
  });
});

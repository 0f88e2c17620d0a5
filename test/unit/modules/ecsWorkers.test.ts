import { describe, expect, it } from "vitest";
import ecsWorkers from "../../../compiler/modules/ecsWorkers/index.ts";
import { environmentOf, planOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

describe("ecsWorkers", () => {
  const resources = lowerOnly(ecsWorkers, environmentOf("prod"));

  it("plans workers in their own module, with ids like those of services", () => {
    expect(Object.keys(resources)).toEqual([
      "ecs-logs-worker",
      "ecs-task-worker",
      "ecs-service-worker",
      "ecs-scaling-worker",
      "ecs-scaling-worker-cpu",
      "ecs-scaling-worker-backlog",
      "ecs-scaling-worker-oldest-message",
      "ecs-scaling-worker-alarm-oldest-message-push",
      "ecs-scaling-worker-alarm-oldest-message-offline",
    ]);
  });

  it("has no load balancer, and so no grace period, port or HTTP health check", () => {
    const service = resources["ecs-service-worker"]!;
    expect(service.inputs["loadBalancers"]).toBeUndefined();
    expect(service.inputs["healthCheckGracePeriodSeconds"]).toBeUndefined();
    const [container] = resources["ecs-task-worker"]!.inputs["containerDefinitions"].$json;
    expect(container.portMappings).toBeUndefined();
    expect(container.healthCheck).toBeUndefined();
  });

  it("waits for a deployment as long as ECS watches the alarm, which is hours for messages that take as long", () => {
    const service = (over: Readonly<Record<string, unknown>>) =>
      planOf("prod", over).resources.find(({ id }) => id === "ecs-service-worker")!;
    const slow = { sqs: { pushQueueHandlerSeconds: 7200, pushQueueVisibilityTimeoutSeconds: 43_200 } };
    expect(service({}).options.customTimeouts).toEqual({ create: "30m", update: "60m", delete: "60m" });
    expect(service(slow).options.customTimeouts).toEqual({ create: "140m", update: "170m", delete: "60m" });
    expect(service(slow).from["options.customTimeouts"]).toContain("sqs.pushQueueHandlerSeconds");
    expect(service({ ...slow, observability: { enableAlarms: false } }).options.customTimeouts?.update).toBe("60m");
  });

  it("requires the worker's image", () => {
    expect(Object.keys(ecsWorkers.lower(environmentOf("prod")).config!)).toEqual(["workerImage", "bootstrap"]);
  });
});

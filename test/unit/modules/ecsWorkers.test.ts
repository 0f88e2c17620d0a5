import { describe, expect, it } from "vitest";
import ecsWorkers from "../../../compiler/modules/ecsWorkers/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
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

  it("requires the worker's image", () => {
    expect(Object.keys(ecsWorkers.lower(environmentOf("prod")).config!)).toEqual(["workerImage", "bootstrap"]);
  });
});

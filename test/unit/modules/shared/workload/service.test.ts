import { describe, expect, it } from "vitest";
import ecsServices from "../../../../../compiler/modules/ecsServices/index.ts";
import ecsWorkers from "../../../../../compiler/modules/ecsWorkers/index.ts";
import { when } from "../../../../../compiler/plan/builder/expr.ts";
import { environmentOf } from "../../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../../support/lower.ts";

const names = ["api", "realtime", "worker"] as const;

function services(name: string, over: Record<string, unknown> = {}): Record<(typeof names)[number], LoweredResource> {
  const environment = environmentOf(name, over);
  const resources = { ...lowerOnly(ecsServices, environment), ...lowerOnly(ecsWorkers, environment) };
  const find = (workload: string) => resources[`ecs-service-${workload}`]!;
  return { api: find("api"), realtime: find("realtime"), worker: find("worker") };
}

const waitsFor = ({ options }: LoweredResource) =>
  (options.dependsOn ?? []).map((each) => (typeof each === "string" ? each : each.logicalId));
const ref = (id: string, ...path: string[]) => ({ $ref: id, path });

describe("services", () => {
  const prod = services("prod");

  it("leave the count to autoscaling, and start nothing while there is no image", () => {
    const desired = { api: 2, realtime: 2, worker: 1 };
    for (const name of names) {
      expect(prod[name].options.ignoreChanges).toEqual(["desiredCount"]);
      expect(prod[name].options.ignoreChangesUnless).toBe("bootstrap");
      expect(prod[name].inputs["desiredCount"]).toEqual(when({ config: `${name}Image` }, desired[name], 0));
    }
    expect(prod.api.from["desiredCount"]).toContain("ecsServices.apiServiceDesiredCount");
  });

  it("use a capacity provider strategy and no launch type, and can change it", () => {
    for (const spot of [true, false]) {
      const { api } = services("prod", { ecsCluster: { enableFargateSpot: spot } });
      expect(api.inputs["launchType"]).toBeUndefined();
      expect(JSON.stringify(api.inputs["capacityProviderStrategies"]).includes("FARGATE_SPOT")).toBe(spot);
      expect(api.inputs["forceNewDeployment"]).toBe(true);
    }
  });

  it("wait for what their first task needs", () => {
    expect(waitsFor(prod.api)).toEqual(
      expect.arrayContaining([
        "alb-rule-api",
        "rds-app-secret-version",
        "redis-secret-version",
        "rds-instance",
        "rds-proxy-target",
        "redis-main",
        "vpc-private-default-route-a",
        "vpc-private-default-route-b",
        "ecs-cluster-capacity-providers",
        "iam-execution-api-policy",
        "iam-task-api-policy",
        "sg-rule-alb-to-api",
        "sg-rule-api-to-rds-proxy",
        "sg-rule-api-to-redis",
      ]),
    );
    expect(waitsFor(prod.worker).filter((id) => id.startsWith("alb-"))).toEqual([]);
    const dev = waitsFor(services("dev").api);
    expect(dev).toContain("vpc-public-default-route");
    expect(dev).not.toContain("rds-proxy-target");
    expect(waitsFor(services("prod-100k").api)).toEqual(expect.arrayContaining(["redis-adapter", "redis-state", "rds-replica"]));
  });

  it("do not wait for a metrics policy when the image publishes none", () => {
    const environment = environmentOf("prod");
    const quiet = { ...environment, queues: {}, workers: {} };
    const [api, realtime] = ["api", "realtime"].map((name) => lowerOnly(ecsServices, quiet)[`ecs-service-${name}`]!);
    expect(waitsFor(api!)).not.toContain("iam-task-api-policy");
    expect(waitsFor(realtime!)).toContain("iam-task-realtime-policy");
  });

  it("run in private subnets without an address, or in public ones with one where there is no NAT (task-no-public-ip)", () => {
    expect(prod.api.inputs["networkConfiguration"]).toEqual({
      subnets: [ref("vpc-private-a", "id"), ref("vpc-private-b", "id")],
      securityGroups: [ref("sg-api", "id")],
      assignPublicIp: false,
    });
    const { api } = services("dev");
    expect(api.inputs["networkConfiguration"]).toMatchObject({
      assignPublicIp: true,
      subnets: [ref("vpc-public-a", "id"), ref("vpc-public-b", "id")],
    });
    expect(api.from["networkConfiguration"]).toContain("vpc.natGateways");
  });

  it("are behind the load balancer with their own target group and port", () => {
    const { api, realtime } = services("prod", { ecsServices: { apiContainerPort: 4000, healthCheckGracePeriodSeconds: 90 } });
    expect(api.inputs["loadBalancers"]).toEqual([
      { targetGroupArn: ref("alb-target-api", "arn"), containerName: "api", containerPort: 4000 },
    ]);
    expect(api.inputs["healthCheckGracePeriodSeconds"]).toBe(90);
    expect(realtime.inputs["loadBalancers"][0].targetGroupArn).toEqual(ref("alb-target-realtime", "arn"));
  });

  it("roll back a failed deployment, also on alarms where they exist, and `up` fails with it", () => {
    for (const name of names) {
      expect(prod[name].inputs).toMatchObject({ deploymentCircuitBreaker: { enable: true, rollback: true }, waitForSteadyState: true });
      expect(prod[name].inputs["alarms"]).toEqual({
        alarmNames: [ref(`observability-deployment-${name}`, "name")],
        enable: true,
        rollback: true,
      });
    }
    const { api } = services("prod", { observability: { enableAlarms: false } });
    expect(api.inputs["alarms"]).toEqual({ alarmNames: [], enable: false, rollback: false });
    expect(api.from["alarms"]).toContain("observability.enableAlarms");
  });

  it("deploy within the spec's percentages, and rebalance zones where there is room", () => {
    expect(prod.realtime.inputs).toMatchObject({
      deploymentMinimumHealthyPercent: 50,
      deploymentMaximumPercent: 200,
      availabilityZoneRebalancing: "ENABLED",
    });
    const { api } = services("prod", { ecsServices: { apiMaxPercent: 100, apiMinHealthyPercent: 50 } });
    expect(api.inputs["availabilityZoneRebalancing"]).toBe("DISABLED");
    expect(api.from["availabilityZoneRebalancing"]).toEqual(["ecsServices.apiMaxPercent"]);
    expect(prod.worker.inputs).toMatchObject({ deploymentMinimumHealthyPercent: 100, deploymentMaximumPercent: 200 });
  });

  it("tag their tasks, run the latest platform, and have no shell unless asked for (ecs-exec-audited)", () => {
    for (const name of names) {
      expect(prod[name].inputs).toMatchObject({
        platformVersion: "LATEST",
        propagateTags: "SERVICE",
        enableEcsManagedTags: true,
        enableExecuteCommand: false,
      });
    }
    expect(services("dev", { ecsServices: { enableExecuteCommand: true } }).worker.inputs["enableExecuteCommand"]).toBe(true);
  });

  it("have names that ECS accepts, for the longest names", () => {
    const longest = services("prod", { projectName: "a".repeat(24), environment: "b".repeat(24) });
    for (const name of names) expect(longest[name].inputs["name"]).toMatch(/^[A-Za-z0-9_-]{1,255}$/);
  });
});

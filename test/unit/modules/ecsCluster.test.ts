import { describe, expect, it } from "vitest";
import ecsCluster from "../../../compiler/modules/ecsCluster/index.ts";
import { capacityProviderStrategies, cpuArchitecture } from "../../../compiler/modules/ecsCluster/refs.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

describe("ecsCluster", () => {
  const withInsights = (containerInsights: string) =>
    lowerOnly(ecsCluster, environmentOf("prod", { ecsCluster: { containerInsights, containerInsightsLogRetentionDays: 90 } }));

  it.each(["disabled", "enabled", "enhanced"])("sets Container Insights to %s (container-insights)", (level) => {
    const cluster = withInsights(level)["ecs-cluster"]!;
    expect(cluster.inputs["settings"]).toEqual([{ name: "containerInsights", value: level }]);
    expect(cluster.from["settings"]).toContain("ecsCluster.containerInsights");
  });

  it.each(["enabled", "enhanced"])(
    "gives insights that are %s a log group with retention, which is there first (log-group-retention)",
    (level) => {
      const resources = withInsights(level);
      const cluster = resources["ecs-cluster"]!;
      expect(resources["ecs-insights-logs"]!.inputs).toMatchObject({
        name: `/aws/ecs/containerinsights/${cluster.inputs["name"]}/performance`,
        retentionInDays: 90,
        kmsKeyId: { $ref: "iam-key", path: ["arn"] },
      });
      expect(cluster.options.dependsOn).toEqual([expect.objectContaining({ logicalId: "ecs-insights-logs" })]);
    },
  );

  it("plans no such group when nothing writes to it", () => {
    const resources = withInsights("disabled");
    expect(resources["ecs-insights-logs"]).toBeUndefined();
    expect(resources["ecs-cluster"]!.options.dependsOn).toBeUndefined();
  });

  it.each([true, false])("logs sessions of ECS Exec, encrypted when there is a key: %s (ecs-exec-audited)", (encrypted) => {
    const resources = lowerOnly(ecsCluster, environmentOf("dev", { iam: { enableCustomerManagedKeys: encrypted } }));
    const exec = resources["ecs-cluster"]!.inputs["configuration"].executeCommandConfiguration;
    expect(exec).toMatchObject({
      logging: "OVERRIDE",
      logConfiguration: { cloudWatchLogGroupName: { $ref: "ecs-exec-logs", path: ["name"] }, cloudWatchEncryptionEnabled: encrypted },
    });
    expect(exec.kmsKeyId).toEqual(encrypted ? { $ref: "iam-key", path: ["arn"] } : undefined);
    expect(resources["ecs-exec-logs"]!.inputs["kmsKeyId"]).toEqual(exec.kmsKeyId);
    expect(resources["ecs-exec-logs"]!.inputs["retentionInDays"]).toBe(30);
  });

  it("always has both capacity providers, so that switching Spot removes none", () => {
    for (const spot of [true, false]) {
      const providers = lowerOnly(ecsCluster, environmentOf("dev", { ecsCluster: { enableFargateSpot: spot } }))[
        "ecs-cluster-capacity-providers"
      ]!;
      expect(providers.inputs["capacityProviders"]).toEqual(["FARGATE", "FARGATE_SPOT"]);
      expect(providers.inputs["defaultCapacityProviderStrategies"][0].capacityProvider).toBe(spot ? "FARGATE_SPOT" : "FARGATE");
    }
  });

  it("uses only Spot in class dev, and keeps the first task on-demand in class prod", () => {
    const strategies = (name: string, spot: boolean) =>
      capacityProviderStrategies(environmentOf(name, { ecsCluster: { enableFargateSpot: spot } })).value;
    expect(strategies("dev", true)).toEqual([{ capacityProvider: "FARGATE_SPOT", weight: 1 }]);
    expect(strategies("prod", true)).toEqual([
      { capacityProvider: "FARGATE", weight: 0, base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 1 },
    ]);
    expect(strategies("prod", false)).toEqual([{ capacityProvider: "FARGATE", weight: 1 }]);
  });

  it("runs on the spec's processor architecture", () => {
    expect(cpuArchitecture(environmentOf("prod-100k"))).toMatchObject({ value: "ARM64", from: ["ecsCluster.enableGraviton"] });
    expect(cpuArchitecture(environmentOf("prod")).value).toBe("X86_64");
  });

  it("has a name that ECS accepts, for the longest names", () => {
    const longest = { projectName: "a".repeat(24), environment: "b".repeat(24) };
    const name = lowerOnly(ecsCluster, environmentOf("prod", longest))["ecs-cluster"]!.inputs["name"];
    expect(name).toMatch(/^[A-Za-z0-9_-]{1,255}$/);
  });
});

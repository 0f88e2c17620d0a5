import { describe, expect, it } from "vitest";
import redis from "../../../compiler/modules/redis/index.ts";
import { nodeIds } from "../../../compiler/modules/redis/refs.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

const split = {
  enableRedisSplit: true,
  redisAdapterNodeType: "cache.t3.small",
  redisAdapterReplicas: 1,
  redisStateNodeType: "cache.t3.medium",
  redisStateReplicas: 0,
};

describe("redis", () => {
  it("plans one cluster, or two with the split, each with its own token", () => {
    const whole = lowerOnly(redis, environmentOf("prod", { redis: { enableRedisSplit: false } }));
    const halves = lowerOnly(redis, environmentOf("prod", { redis: split }));
    const groups = (of: typeof whole) =>
      Object.values(of)
        .filter(({ type }) => type === "aws:elasticache/replicationGroup:ReplicationGroup")
        .map(({ id }) => id);
    expect(groups(whole)).toEqual(["redis-main"]);
    expect(groups(halves)).toEqual(["redis-adapter", "redis-state"]);
    for (const id of ["redis-adapter", "redis-state"]) {
      expect(halves[id]!.inputs["authToken"]).toEqual({ $ref: `${id}-auth-token`, path: ["result"] });
    }
  });

  it.each([
    [1, false],
    [2, true],
    [6, true],
  ])("with %i nodes fails over between zones: %s (redis-automatic-failover)", (nodes, failover) => {
    const main = lowerOnly(redis, environmentOf("prod", { redis: { redisNumCacheNodes: nodes } }))["redis-main"]!;
    expect(main.inputs).toMatchObject({ numCacheClusters: nodes, automaticFailoverEnabled: failover, multiAzEnabled: failover });
    expect(main.from["automaticFailoverEnabled"]).toContain("redis.redisNumCacheNodes");
  });

  it("encrypts at rest and in transit, requires a token, and has no egress (redis-encrypted)", () => {
    for (const name of ["dev", "prod", "prod-100k"]) {
      const groups = Object.values(lowerOnly(redis, environmentOf(name))).filter(({ type }) => type.endsWith(":ReplicationGroup"));
      expect(groups.length).toBeGreaterThan(0);
      for (const group of groups) {
        expect(group.inputs).toMatchObject({
          atRestEncryptionEnabled: true,
          transitEncryptionEnabled: true,
          transitEncryptionMode: "required",
        });
        expect(group.inputs["authTokenUpdateStrategy"]).toBeUndefined();
        expect(group.inputs["authToken"].$ref).toBe(`${group.id}-auth-token`);
      }
    }
  });

  it("leaves out the mode of TLS before Redis 7, which has none", () => {
    const group = (redisEngineVersion: string) => lowerOnly(redis, environmentOf("prod", { redis: { redisEngineVersion } }))["redis-main"]!;
    expect(group("6.2").inputs).toMatchObject({ transitEncryptionEnabled: true, engineVersion: "6.2" });
    expect(group("6.2").inputs).not.toHaveProperty("transitEncryptionMode");
    expect(group("7.0").inputs["transitEncryptionMode"]).toBe("required");
  });

  it("keeps one secret in every shape and points each bus at the cluster that carries it", () => {
    const urlsOf = (over: object) => {
      const resources = lowerOnly(redis, environmentOf("prod", { redis: over }));
      expect(resources["redis-secret"]!.inputs["name"]).toBe("realtime-prod-redis");
      return resources["redis-secret-version"]!.inputs["secretString"].$secret.$json;
    };
    expect(urlsOf({ enableRedisSplit: false }).eventsUrl).toEqual(urlsOf({ enableRedisSplit: false }).stateUrl);
    const urls = urlsOf(split);
    expect(JSON.stringify(urls.eventsUrl)).toContain("redis-adapter");
    expect(JSON.stringify(urls.stateUrl)).toContain("redis-state");
    expect(JSON.stringify(urls.eventsUrl)).not.toContain("redis-state");
  });

  it("takes a final snapshot under a fresh name if the cluster is protected, and none otherwise", () => {
    const kept = lowerOnly(redis, environmentOf("prod"))["redis-main"]!;
    expect(kept.inputs["finalSnapshotIdentifier"].$concat[1]).toEqual({ $ref: "redis-main-final-snapshot", path: ["hex"] });
    const free = lowerOnly(redis, environmentOf("dev"));
    expect(free["redis-main"]!.inputs["finalSnapshotIdentifier"]).toBeUndefined();
    expect(free["redis-secret"]!.inputs["recoveryWindowInDays"]).toBe(0);
  });

  it("names nodes like CloudWatch's metrics", () => {
    expect(nodeIds(environmentOf("prod"), "main").value).toEqual(["realtime-prod-redis-main-001", "realtime-prod-redis-main-002"]);
  });

  it("keeps ids within 40 characters for the longest names", () => {
    const longest = { projectName: "a".repeat(24), environment: "b".repeat(24), redis: split };
    const resources = lowerOnly(redis, environmentOf("prod", longest));
    for (const id of ["redis-adapter", "redis-state"]) {
      const name = resources[id]!.inputs["replicationGroupId"] as string;
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
    }
  });

  it("writes logs to groups with the spec's retention, when they are on", () => {
    const on = lowerOnly(redis, environmentOf("prod", { redis: { redisLogRetentionDays: 90 } }));
    expect(on["redis-main-slow-log"]!.inputs["retentionInDays"]).toBe(90);
    expect(on["redis-main"]!.inputs["logDeliveryConfigurations"]).toHaveLength(2);
    const off = lowerOnly(redis, environmentOf("prod", { redis: { enableRedisLogs: false } }));
    expect(off["redis-main-slow-log"]).toBeUndefined();
    expect(off["redis-main"]!.inputs["logDeliveryConfigurations"]).toBeUndefined();
  });
});

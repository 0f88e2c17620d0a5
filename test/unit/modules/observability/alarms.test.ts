import { describe, expect, it } from "vitest";
import { maxConnections } from "../../../../compiler/aws/rds.ts";
import { everything, little, lower } from "./support.ts";

const GiB = 1024 ** 3;

describe("limits of alarms", () => {
  it("follow the database's class and storage", () => {
    const small = lower("dev", { rds: { rdsInstanceClass: "db.t3.micro", rdsAllocatedStorage: 20, rdsMaxAllocatedStorage: 0 } });
    const large = lower("dev", { rds: { rdsInstanceClass: "db.r6g.xlarge", rdsAllocatedStorage: 200, rdsMaxAllocatedStorage: 400 } });
    const limit = (of: typeof small, what: string): number => of[`observability-alarm-rds-${what}`]!.inputs["threshold"] as number;
    expect(limit(small, "memory")).toBe(Math.round(0.05 * GiB));
    expect(limit(large, "memory")).toBe(Math.round(0.05 * 32 * GiB));
    expect(limit(small, "storage")).toBe(3 * GiB);
    // A volume that autoscales at 10 % free space is left to do so.
    expect(limit(large, "storage")).toBe(16 * GiB);
    expect(limit(small, "connections")).toBe(Math.floor(maxConnections("db.t3.micro")! * 0.65));
    expect(limit(large, "connections")).toBe(Math.floor(maxConnections("db.r6g.xlarge")! * 0.65));
    expect(small["observability-alarm-rds-storage"]!.from["threshold"]).toEqual([
      "observability.alarmDatabaseFreeStoragePercent",
      "rds.rdsAllocatedStorage",
      "rds.rdsMaxAllocatedStorage",
    ]);
  });

  it("watch CPU credits only of burstable classes, over hours", () => {
    const burstable = lower("dev", { rds: { rdsInstanceClass: "db.t3.medium" } })["observability-alarm-rds-cpu-credits"]!;
    expect(burstable.inputs).toMatchObject({
      threshold: 57.6,
      comparisonOperator: "LessThanThreshold",
      period: 3600,
      evaluationPeriods: 6,
    });
    expect(burstable.from[""]).toContain("rds.rdsInstanceClass");
    expect(lower("dev", { rds: { rdsInstanceClass: "db.m6g.large" } })["observability-alarm-rds-cpu-credits"]).toBeUndefined();
  });

  it("of the replica follow its own class", () => {
    const rds = { enableRdsReadReplica: true, rdsInstanceClass: "db.r6g.xlarge", rdsReadReplicaInstanceClass: "db.r6g.large" };
    const resources = lower("prod", { rds });
    expect(resources["observability-alarm-rds-replica-memory"]!.inputs["threshold"]).toBe(Math.round(0.05 * 16 * GiB));
    expect(resources["observability-alarm-rds-replica-lag"]!.inputs).toMatchObject({ threshold: 60, statistic: "Maximum" });
    expect(resources["observability-alarm-rds-replica-memory"]!.from[""]).toContain("rds.enableRdsReadReplica");
    const { rdsReadReplicaInstanceClass: _own, ...same } = rds;
    const equal = lower("prod", { rds: { ...same, rdsReadReplicaInstanceClass: null } });
    expect(equal["observability-alarm-rds-replica-memory"]!.inputs["threshold"]).toBe(Math.round(0.05 * 32 * GiB));
  });

  it("come from keys where users set them", () => {
    const observability = {
      enableAlarms: true,
      enableDashboards: false,
      alarmEmail: "a@b.io",
      alarmErrorPercent: 7,
      alarmLatencySeconds: 2,
      alarmTaskMemoryPercent: 70,
      alarmRedisMemoryPercent: 60,
    };
    const resources = lower("prod", { observability });
    const expected: Record<string, number> = {
      "alarm-api-errors": 7,
      "alarm-alb-errors": 7,
      "deployment-realtime": 7,
      "alarm-api-latency-p95": 2,
      "alarm-api-latency-p99": 6,
      "alarm-worker-memory": 70,
      "alarm-redis-main-001-memory": 60,
    };
    for (const [id, threshold] of Object.entries(expected)) {
      const { inputs, from } = resources[`observability-${id}`]!;
      expect(inputs["threshold"], id).toBe(threshold);
      expect(
        from["threshold"]!.some((key) => key.startsWith("observability.alarm")),
        id,
      ).toBe(true);
    }
  });

  it("count tasks against what even a deployment leaves running", () => {
    const resources = lower("prod", {
      ecsServices: { realtimeServiceMinCount: 6, realtimeServiceDesiredCount: 6, realtimeMinHealthyPercent: 50 },
    });
    const { inputs, from } = resources["observability-alarm-realtime-running-tasks"]!;
    expect(inputs).toMatchObject({ threshold: 3, comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" });
    expect(from["threshold"]).toEqual(["ecsServices.realtimeMinHealthyPercent", "ecsServices.realtimeServiceMinCount"]);
  });

  it("take the number of tasks from insights where they are on, else from the samples of the CPU metric", () => {
    const on = lower("prod", everything())["observability-alarm-worker-running-tasks"]!;
    expect(on.inputs).toMatchObject({ namespace: "ECS/ContainerInsights", metricName: "RunningTaskCount", statistic: "Average" });
    const off = lower("prod", little())["observability-alarm-worker-running-tasks"]!;
    expect(off.inputs).toMatchObject({ namespace: "AWS/ECS", metricName: "CPUUtilization", statistic: "SampleCount", period: 60 });
    for (const property of ["namespace", "metricName", "statistic"]) expect(off.from[property]).toContain("ecsCluster.containerInsights");
  });
});

describe("alarms for each", () => {
  it("Redis node, and replication lag only where there are replicas", () => {
    const resources = lower("prod", everything());
    const nodes = (cluster: string, what: string): string[] =>
      Object.values(resources)
        .filter(({ id }) => id.startsWith(`observability-alarm-redis-${cluster}-`) && id.endsWith(`-${what}`))
        .map(({ inputs }) => inputs["dimensions"].CacheClusterId as string);
    expect(nodes("adapter", "memory")).toEqual([1, 2, 3, 4, 5, 6].map((node) => `realtime-prod-redis-adapter-00${node}`));
    expect(nodes("adapter", "replication-lag")).toHaveLength(6);
    expect(nodes("state", "memory")).toEqual(["realtime-prod-redis-state-001"]);
    expect(nodes("state", "replication-lag")).toEqual([]);
    expect(resources["observability-alarm-redis-adapter-006-cpu"]!.from[""]).toContain("redis.redisAdapterReplicas");
    expect(resources["observability-alarm-redis-state-001-connections"]!.inputs["threshold"]).toBe(52_000);
  });

  it("queue: age and dead letters", () => {
    const resources = lower("prod", {
      ecsWorkers: { workerScaleOnOldestMessageAge: 300 },
      sqs: { offlineQueueMessageRetentionSeconds: 400 },
    });
    for (const name of ["push", "offline"]) {
      const dead = resources[`observability-alarm-queue-${name}-dead-letters`]!;
      expect(dead.inputs["dimensions"]).toEqual({ QueueName: { $ref: `sqs-${name}-dlq`, path: ["name"] } });
      expect(dead.inputs).toMatchObject({ statistic: "Maximum", threshold: 0 });
    }
    expect(resources["observability-alarm-queue-push-age"]!.inputs["threshold"]).toBe(300);
    // Half of the retention period, if that is shorter.
    expect(resources["observability-alarm-queue-offline-age"]!.inputs["threshold"]).toBe(200);
    expect(resources["observability-alarm-queue-push-age"]!.from["threshold"]).toContain("ecsWorkers.workerScaleOnOldestMessageAge");
  });

  it("NAT gateway, by zone", () => {
    const resources = lower("prod", everything());
    for (const letter of ["a", "b", "c"]) {
      const ports = resources[`observability-alarm-nat-${letter}-ports`]!;
      expect(ports.inputs["dimensions"]).toEqual({ NatGatewayId: { $ref: `vpc-nat-${letter}`, path: ["id"] } });
      expect(ports.from[""]).toContain("vpc.natGateways");
      expect(resources[`observability-alarm-nat-${letter}-drops`]).toBeDefined();
    }
  });

  it("service: errors, health in M of N, and latency unless it holds connections", () => {
    const resources = lower("prod");
    const unhealthy = resources["observability-alarm-api-unhealthy-hosts"]!.inputs;
    expect(unhealthy).toMatchObject({ statistic: "Maximum", datapointsToAlarm: 10, evaluationPeriods: 15 });
    expect(unhealthy["dimensions"]).toEqual({
      LoadBalancer: { $ref: "alb", path: ["arnSuffix"] },
      TargetGroup: { $ref: "alb-target-api", path: ["arnSuffix"] },
    });
    expect(resources["observability-alarm-api-latency-p99"]!.inputs["extendedStatistic"]).toBe("p99");
    expect(resources["observability-alarm-realtime-latency-p95"]).toBeUndefined();
    const math = resources["observability-alarm-api-errors"]!.inputs["metricQueries"];
    expect(math.filter(({ returnData }: { returnData?: boolean }) => returnData)).toHaveLength(1);
  });

  it("worker: rings when its queues hold messages and none is finished, after at least one message's processing time", () => {
    const { inputs, from } = lower("prod", { sqs: { pushQueueHandlerSeconds: 600, pushQueueVisibilityTimeoutSeconds: 3600 } })[
      "observability-deployment-worker"
    ]!;
    // A message may take ten minutes, in which a healthy worker finishes none.
    expect(inputs).toMatchObject({ datapointsToAlarm: 14, evaluationPeriods: 15 });
    expect(inputs["metricQueries"].map(({ id }: { id: string }) => id)).toEqual([
      "push_visible",
      "push_deleted",
      "offline_visible",
      "offline_deleted",
      "result",
    ]);
    expect(from["evaluationPeriods"]).toContain("sqs.pushQueueHandlerSeconds");
  });

  it("web ACL and certificate, where the environment creates them", () => {
    const resources = lower("prod", { ...everything(), waf: { enableWaf: true, wafApiRateLimitPer5Min: 3000 } });
    const blocked = resources["observability-alarm-waf-blocked-requests"]!;
    expect(blocked.inputs).toMatchObject({ threshold: 3000, period: 300 });
    expect(blocked.inputs["dimensions"]).toMatchObject({ Region: "eu-central-1", Rule: "ALL" });
    expect(resources["observability-alarm-certificate-expiry"]!.inputs).toMatchObject({ statistic: "Minimum", treatMissingData: "ignore" });
    const given = lower("prod", little());
    expect(given["observability-alarm-certificate-expiry"]).toBeUndefined();
    expect(given["observability-alarm-waf-blocked-requests"]).toBeUndefined();
  });

  it("proxy: only by its name, a dimension of every watched metric", () => {
    const resources = lower("prod", everything());
    expect(resources["observability-alarm-rds-proxy-borrow-latency"]!.inputs).toMatchObject({
      dimensions: { ProxyName: { $ref: "rds-proxy", path: ["name"] } },
      threshold: 100_000,
    });
    expect(resources["observability-alarm-rds-proxy-connections"]!.inputs["metricQueries"].at(-1).expression).toBe("100 * open / most");
  });

  it("service that publishes connections: at 85 % of what a task is built for, and at the lag that adds tasks", () => {
    const over = everything();
    const resources = lower("prod", {
      ...over,
      ecsServices: { ...(over["ecsServices"] as object), realtimeMaxConnectionsPerTask: 4000, realtimeScaleOnEventLoopLagMs: 80 },
    });
    const connections = resources["observability-alarm-realtime-connections"]!;
    expect(connections.inputs).toMatchObject({ threshold: 3400, statistic: "Average", metricName: "ActiveConnections" });
    expect(connections.from[""]).toContain("ecsServices.realtimeImageContract");
    expect(connections.from["threshold"]).toEqual(["ecsServices.realtimeMaxConnectionsPerTask"]);
    expect(resources["observability-alarm-realtime-event-loop-lag"]!.inputs).toMatchObject({ threshold: 80, extendedStatistic: "p95" });
    expect(lower("prod", little())["observability-alarm-realtime-connections"]).toBeUndefined();
  });
});

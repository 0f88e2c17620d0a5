/** What the header examples of the rules on sums and times do not show: the arithmetic, the boundary, and all keys that are part of it. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../compiler/rules/rule.ts";
import alarmsFire from "../../../compiler/rules/observability/unreachable-alarm-threshold.ts";
import alarmsRest from "../../../compiler/rules/observability/alarm-always-on.ts";
import formulas from "../../../compiler/rules/database-engine/invalid-parameter-formula.ts";
import pools from "../../../compiler/rules/scaling/tasks-exceed-connections.ts";
import quota from "../../../compiler/rules/scaling/fargate-quota-exceeded.ts";
import redisMemory from "../../../compiler/rules/scaling/clients-exceed-redis-memory.ts";
import replicas from "../../../compiler/rules/database/read-replica-unused.ts";
import sticky from "../../../compiler/rules/load-balancer/sticky-duration-too-short.ts";
import stops from "../../../compiler/rules/workloads/task-stops-too-early.ts";
import taskMemory from "../../../compiler/rules/scaling/connections-exceed-task-memory.ts";
import visibility from "../../../compiler/rules/queues/visibility-timeout-mismatch.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";

const find = (rule: Rule, over: Record<string, unknown>, name = "dev") => findingsOf(rule, environmentOf(name, over));

describe("connection pools (tasks-exceed-connections)", () => {
  const tasks = (api: number, more: Record<string, unknown> = {}) =>
    mergeLayers([
      more,
      {
        ecsServices: { apiServiceMaxCount: api, apiDbPoolSize: 10, realtimeServiceMaxCount: 1, realtimeDbPoolSize: 1 },
        ecsWorkers: { workerServiceMaxCount: 1, workerDbPoolSize: 1 },
      },
    ]);

  it("fit a class up to its last connection: LEAST(1 GiB / 9531392, 5000) = 112", () => {
    expect(find(pools, tasks(11))).toEqual([]);
    const [finding] = find(pools, tasks(12));
    expect(finding!.message).toBe(
      "12 api × 10 + 1 realtime × 1 + 1 worker × 1 = 122 connections, but db.t3.micro allows 112 (LEAST(1 GiB / 9531392, 5000) = 112)",
    );
    expect(finding!.help).toContain("a class with at least 2 GiB");
    expect(finding!.related!.map(({ key }) => key)).toContain("ecsServices.apiDbPoolSize");
  });

  it("fit the proxy's share", () => {
    const proxy = (percent: number) => tasks(8, { rds: { enableRdsProxy: true, rdsProxyMaxConnectionsPercent: percent } });
    expect(find(pools, proxy(80))).toEqual([]);
    expect(find(pools, proxy(70))[0]!.message).toContain("70 % of 112 = 78 through the proxy");
  });

  it("of readers fit the replica", () => {
    const readers = tasks(11, {
      rds: { rdsInstanceClass: "db.t3.large", enableRdsReadReplica: true, rdsReadReplicaInstanceClass: "db.t3.micro" },
      ecsServices: { apiServiceMaxCount: 20, apiImageContract: { requiresEnv: ["DATABASE_READ_URL"] } },
    });
    expect(find(pools, readers).map(({ key }) => key)).toEqual(["rds.rdsReadReplicaInstanceClass"]);
  });

  it("fit in every frozen spec", () => {
    for (const name of frozenSpecs) expect(find(pools, {}, name), name).toEqual([]);
  });
});

describe("times", () => {
  it("sticky-duration-too-short: a cookie lasts longer than the longest silence", () => {
    const ecsServices = (seconds: number) => ({
      ecsServices: { realtimeStickyDurationSeconds: seconds, pingIntervalMs: 25_000, pingTimeoutMs: 20_000 },
    });
    expect(find(sticky, ecsServices(46))).toEqual([]);
    expect(find(sticky, ecsServices(45))[0]!.help).toBe("use at least 46");
  });

  it("task-stops-too-early: a worker may take as long as a message, where ECS allows it", () => {
    const times = (stop: number, handler: number) => ({
      ecsWorkers: { workerStopTimeoutSeconds: stop },
      sqs: { offlineQueueHandlerSeconds: handler },
    });
    expect(find(stops, times(30, 30))).toEqual([]);
    expect(find(stops, times(30, 31))[0]).toMatchObject({ help: "raise it to 31", related: [{ key: "sqs.offlineQueueHandlerSeconds" }] });
    expect(find(stops, times(30, 121))[0]!.help).toContain("120 s");
  });

  it("visibility-timeout-mismatch: six times the handler's time, and all attempts before the end", () => {
    const queue = (over: Record<string, number>) => ({
      sqs: Object.fromEntries(Object.entries(over).map(([key, value]) => [`pushQueue${key}`, value])),
    });
    expect(find(visibility, queue({ HandlerSeconds: 30, VisibilityTimeoutSeconds: 180 }))).toEqual([]);
    expect(find(visibility, queue({ HandlerSeconds: 31, VisibilityTimeoutSeconds: 180 }))[0]!.message).toContain(
      "less than 6 × 31 s = 186 s",
    );
    const short = { MessageRetentionSeconds: 900, MaxReceiveCount: 5, VisibilityTimeoutSeconds: 180 };
    expect(find(visibility, queue(short))[0]!.message).toContain(
      "5 attempts × 180 s = 900 s, but the push queue drops messages after 900 s",
    );
    expect(find(visibility, queue({ ...short, MessageRetentionSeconds: 901 }))).toEqual([]);
  });
});

describe("memory", () => {
  it("connections-exceed-task-memory: of a task", () => {
    const task = (connections: number) => ({
      ecsServices: { realtimeServiceMemory: 512, realtimeMaxConnectionsPerTask: connections, kilobytesPerConnection: 32 },
    });
    expect(find(taskMemory, task(12_288))).toEqual([]);
    expect(find(taskMemory, task(12_289))[0]!.help).toBe("lower it to at most 12288, or give the task at least 513 MiB");
  });

  it("clients-exceed-redis-memory: of the cluster that holds the state", () => {
    const ecsServices = { realtimeServiceMaxCount: 40, realtimeMaxConnectionsPerTask: 3000 };
    const split = {
      enableRedisSplit: true,
      redisAdapterNodeType: "cache.t3.micro",
      redisAdapterReplicas: 0,
      redisStateNodeType: "cache.t3.small",
      redisStateReplicas: 0,
    };
    expect(find(redisMemory, { ecsServices })[0]!.message).toMatch(
      /^40 realtime tasks × 3000 = 120000 clients × 4 KiB = 469 MiB, more than 75 % of the 512 MiB/,
    );
    expect(find(redisMemory, { ecsServices, redis: split })).toEqual([]);
    expect(find(redisMemory, { ecsServices, redis: { ...split, redisStateNodeType: "cache.t3.micro" } })[0]!.key).toBe(
      "redis.redisStateNodeType",
    );
  });
});

describe("fargate-quota-exceeded", () => {
  it("counts vCPUs of a rollout, and names the quota that is asked for", () => {
    const sizes = { ecsServices: { apiServiceDesiredCount: 3, apiServiceMaxCount: 4, apiServiceCpu: 1024, apiServiceMemory: 2048 } };
    expect(find(quota, sizes)[0]!.message).toContain("6 api × 1 + 2 realtime × 0.25 + 2 worker × 0.25 = 7 vCPUs");
    expect(find(quota, sizes)[0]!.help).toContain("Fargate Spot vCPU resource count");
    expect(find(quota, { ...sizes, ecsCluster: { enableFargateSpot: false } })[0]!.help).toContain("Fargate On-Demand vCPU resource count");
    expect(find(quota, {})).toEqual([]);
  });
});

describe("read-replica-unused", () => {
  it("is content with one reader", () => {
    expect(find(replicas, { rds: { enableRdsReadReplica: true } })).toHaveLength(1);
    const worker = { ecsWorkers: { workerImageContract: { requiresEnv: ["DATABASE_READ_URL"] } } };
    expect(find(replicas, { rds: { enableRdsReadReplica: true }, ...worker })).toEqual([]);
  });
});

describe("alarms", () => {
  const alarms = (observability: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
    observability: { enableAlarms: true, alarmEmail: "oncall@tidechat.io", ...observability },
    ...more,
  });

  it.each([
    ["above 100 %", alarms({ alarmErrorPercent: 100 }), "observability.alarmErrorPercent"],
    ["above the idle timeout", alarms({ alarmLatencySeconds: 20 }), "observability.alarmLatencySeconds"],
    [
      "above the proxy's share",
      alarms({ alarmDatabaseConnectionsPercent: 80 }, { rds: { enableRdsProxy: true } }),
      "observability.alarmDatabaseConnectionsPercent",
    ],
    ["older than a message gets", { sqs: { pushQueueMessageRetentionSeconds: 300 } }, "ecsWorkers.workerScaleOnOldestMessageAge"],
  ])("never ring %s (unreachable-alarm-threshold)", (_name, over, key) => {
    expect(find(alarmsFire, over).map((finding) => finding.key)).toEqual([key]);
  });

  it("ring when they can", () => {
    expect(
      find(
        alarmsFire,
        alarms(
          { alarmErrorPercent: 99, alarmLatencySeconds: 19.9, alarmDatabaseConnectionsPercent: 79 },
          { rds: { enableRdsProxy: true } },
        ),
      ),
    ).toEqual([]);
  });

  it("are quiet while the fewest tasks rest (alarm-always-on)", () => {
    const rest = (percent: number) => alarms({ alarmDatabaseConnectionsPercent: percent }, { ecsServices: { apiDbPoolSize: 30 } });
    expect(find(alarmsRest, rest(36))).toEqual([]);
    expect(find(alarmsRest, rest(35))[0]!.help).toContain("use at least 36");
  });
});

describe("invalid-parameter-formula", () => {
  it.each([
    ["{DBInstanceClassMemory/16384}", true],
    ["{DBInstanceClassMemory*3/32768}", true],
    ["LEAST({DBInstanceClassMemory/9531392},5000)", true],
    ["GREATEST({DBInstanceClassMemory/63963136}, 64)", true],
    ["{DBInstanceClassMemory/16384", false],
    ["{DBInstanceClassMemory*0.25}", false],
    ["LEAST({DBInstanceClassMemory/9531392};5000)", false],
    ["{Memory/2}", false],
    ["text with no braces", true],
  ])("%s is taken: %s", (value, taken) => {
    expect(find(formulas, { rds: { rdsParameters: { work_mem: value } } }).length === 0).toBe(taken);
  });
});

import { describe, expect, it } from "vitest";
import { mergeLayers } from "../../../../compiler/source/merge.ts";
import { environmentOf } from "../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../support/lower.ts";
import observability from "../../../../compiler/modules/observability/index.ts";
import { everything, heard } from "./support.ts";

const base = mergeLayers([everything(), { observability: heard }]);

/** A value different from the one in `everything`, for each key that alarms or the dashboard depend on. */
const flips: Readonly<Record<string, unknown>> = {
  "vpc.natGateways": 1,
  "vpc.availabilityZones": ["eu-central-1a", "eu-central-1b"],
  "rds.enableRdsProxy": false,
  "rds.enableRdsReadReplica": false,
  "rds.enableRdsPerformanceInsights": false,
  "rds.rdsInstanceClass": "db.m6g.large",
  "rds.rdsAllocatedStorage": 500,
  "rds.rdsMaxAllocatedStorage": 0,
  "rds.rdsReadReplicaInstanceClass": "db.t3.large",
  "redis.enableRedisSplit": false,
  "redis.redisAdapterReplicas": 1,
  "redis.redisStateReplicas": 3,
  "waf.enableWaf": false,
  "waf.wafApiRateLimitPer5Min": 999,
  "acm.certificateArn": "arn:aws:acm:eu-central-1:412356789014:certificate/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
  "ecsCluster.containerInsights": "disabled",
  "ecsServices.realtimeImageContract": { publishesMetrics: [] },
  "ecsServices.apiServiceMinCount": 1,
  "ecsServices.realtimeMinHealthyPercent": 100,
  "ecsServices.realtimeMaxConnectionsPerTask": 999,
  "ecsServices.realtimeScaleOnEventLoopLagMs": 33,
  "ecsWorkers.workerScaleOnOldestMessageAge": 77,
  "sqs.pushQueueMessageRetentionSeconds": 120,
  "sqs.offlineQueueHandlerSeconds": 500,
  "observability.alarmEmail": "night@tidechat.io",
  "observability.alarmWebhookUrl": "https://events.tidechat.io/sns",
  "observability.enableAlarms": false,
  "observability.enableDashboards": false,
  "observability.alarmErrorPercent": 1,
  "observability.alarmLatencySeconds": 9,
  "observability.alarmTaskCpuPercent": 99,
  "observability.alarmTaskMemoryPercent": 99,
  "observability.alarmDatabaseConnectionsPercent": 10,
  "observability.alarmDatabaseFreeMemoryPercent": 9,
  "observability.alarmDatabaseFreeStoragePercent": 3,
  "observability.alarmRedisMemoryPercent": 10,
  environment: "stage",
  projectName: "other",
};

function lowered(over: Record<string, unknown>): Record<string, LoweredResource> {
  return lowerOnly(observability, environmentOf("prod", over));
}

describe("observability traces", () => {
  const before = lowered(base);

  it.each(Object.entries(flips))("everything that %s changes names it as the cause", (key, value) => {
    const [section, name] = key.split(".") as [string, string?];
    const after = lowered(mergeLayers([{ [section]: name === undefined ? value : { [name]: value } }, base]));
    const silent: string[] = [];
    let changes = 0;
    for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const versions = [before[id], after[id]].filter((version) => version !== undefined);
      const properties = versions.length === 1 ? [""] : changedProperties(versions[0]!, versions[1]!);
      changes += properties.length;
      for (const property of properties) {
        const stated = versions.filter(({ inputs }) => property === "" || inputs[property] !== undefined);
        if (!stated.every(({ from }) => from[property]?.includes(key))) silent.push(`${id}.${property}`);
      }
    }
    expect(changes).toBeGreaterThan(0);
    expect(silent).toEqual([]);
  });
});

function changedProperties(a: LoweredResource, b: LoweredResource): readonly string[] {
  const all = new Set([...Object.keys(a.inputs), ...Object.keys(b.inputs)]);
  return [...all].filter((property) => JSON.stringify(a.inputs[property]) !== JSON.stringify(b.inputs[property]));
}

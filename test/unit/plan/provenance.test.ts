/**
 * Provenance is complete. After one key of a spec changes, every changed property of the plan names the key in `from`, directly or through
 * what it refers to, and every added or removed resource names it as its reason.
 */
import { describe, expect, it } from "vitest";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { everyExtra } from "../../support/extras.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

type Flip = readonly [key: string, over: Record<string, unknown>];

const split = {
  redisAdapterNodeType: "cache.t3.small",
  redisAdapterReplicas: 1,
  redisStateNodeType: "cache.t3.small",
  redisStateReplicas: 1,
};

function extra(section: string, key: string): unknown {
  return (everyExtra[section] as Record<string, unknown>)[key];
}

const flips: readonly Flip[] = [
  ["vpc.natGateways", { vpc: { natGateways: 1 } }],
  ["vpc.natGateways", { vpc: { natGateways: 0 } }],
  ["vpc.availabilityZones", { vpc: { availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] } }],
  ["vpc.vpcCidr", { vpc: { vpcCidr: "10.7.0.0/18" } }],
  ["vpc.flowLogRetentionDays", { vpc: { flowLogRetentionDays: 90 } }],
  ["vpc.enableInterfaceEndpoints", { vpc: { enableInterfaceEndpoints: true } }],
  ["rds.rdsInstanceClass", { rds: { rdsInstanceClass: "db.m6g.large" } }],
  ["rds.rdsAllocatedStorage", { rds: { rdsAllocatedStorage: 90 } }],
  ["rds.rdsMultiAz", { rds: { rdsMultiAz: false } }],
  ["rds.enableRdsProxy", { rds: { enableRdsProxy: false } }],
  ["rds.enableRdsReadReplica", { rds: { enableRdsReadReplica: true, rdsReadReplicaInstanceClass: "db.t3.medium" } }],
  ["rds.rdsBackupRetentionDays", { rds: { rdsBackupRetentionDays: 14 } }],
  ["rds.rdsDeletionProtection", { rds: { rdsDeletionProtection: false } }],
  ["rds.rdsCredentialVersion", { rds: { rdsCredentialVersion: 2 } }],
  ["rds.rdsEngineVersion", { rds: { rdsEngineVersion: "16" } }],
  ["redis.redisNodeType", { redis: { redisNodeType: "cache.t3.small" } }],
  ["redis.redisNumCacheNodes", { redis: { redisNumCacheNodes: 4 } }],
  ["redis.enableRedisSplit", { redis: { enableRedisSplit: true, ...split } }],
  ["redis.enableRedisLogs", { redis: { enableRedisLogs: false } }],
  ["redis.redisEngineVersion", { redis: { redisEngineVersion: "7.0" } }],
  ["sqs.pushQueueVisibilityTimeoutSeconds", { sqs: { pushQueueVisibilityTimeoutSeconds: 300 } }],
  ["iam.enableCustomerManagedKeys", { iam: { enableCustomerManagedKeys: false } }],
  [
    "iam.customerManagedKeyArn",
    { iam: { customerManagedKeyArn: "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77" } },
  ],
  ["alb.existingAccessLogBucket", { alb: { existingAccessLogBucket: "acme-central-logs" } }],
  ["rds.allowRdsMajorVersionUpgradeTo", { rds: { allowRdsMajorVersionUpgradeTo: "17" } }],
  ["rds.rdsRestoreToPointInTime", { rds: { rdsRestoreToPointInTime: { sourceInstance: "realtime-dev-db", latest: true } } }],
  ["ecsCluster.enableGraviton", { ecsCluster: { enableGraviton: true } }],
  ["ecsCluster.enableFargateSpot", { ecsCluster: { enableFargateSpot: true } }],
  ["ecsServices.apiServiceCpu", { ecsServices: { apiServiceCpu: 1024, apiServiceMemory: 2048 } }],
  ["ecsServices.apiServiceMaxCount", { ecsServices: { apiServiceMaxCount: 33 } }],
  ["ecsServices.apiContainerPort", { ecsServices: { apiContainerPort: 4001 } }],
  ["ecsServices.realtimeStickyDurationSeconds", { ecsServices: { realtimeStickyDurationSeconds: 600 } }],
  ["ecsServices.realtimeScaleOnConnections", { ecsServices: { realtimeScaleOnConnections: false } }],
  ["ecsServices.apiLogRetentionDays", { ecsServices: { apiLogRetentionDays: 90 } }],
  ["ecsWorkers.workerScaleOnQueueDepth", { ecsWorkers: { workerScaleOnQueueDepth: 77 } }],
  ["ecsWorkers.workerScaleOnOldestMessageAge", { ecsWorkers: { workerScaleOnOldestMessageAge: 777 } }],
  [
    "acm.certificateArn",
    { acm: { certificateArn: "arn:aws:acm:eu-central-1:412356789014:certificate/7f3c9a52-1d2e-4b7a-9c1e-52a9d0e4b6f1" } },
  ],
  ["domainName", { domainName: "api.other.tidechat.io" }],
  ["hostedZoneId", { hostedZoneId: "Z0482913LQ7X2M5RTN8A" }],
  ["waf.enableWaf", { waf: { enableWaf: false } }],
  ["waf.wafApiRateLimitPer5Min", { waf: { wafApiRateLimitPer5Min: 3500 } }],
  ["observability.enableAlarms", { observability: { enableAlarms: false } }],
  ["observability.enableDashboards", { observability: { enableDashboards: false } }],
  ["backup.enableBackup", { backup: { enableBackup: false } }],
  ["sqs.extraQueues", { sqs: everyExtra["sqs"] }],
  ["ecsServices.extraServices", { ecsServices: { extraServices: extra("ecsServices", "extraServices") }, sqs: everyExtra["sqs"] }],
  ["ecsServices.serviceExtras", { ecsServices: { serviceExtras: extra("ecsServices", "serviceExtras") }, sqs: everyExtra["sqs"] }],
  ["ecsWorkers.extraWorkers", { ecsWorkers: { extraWorkers: extra("ecsWorkers", "extraWorkers") }, sqs: everyExtra["sqs"] }],
  ["ecsWorkers.workerExtras", { ecsWorkers: { workerExtras: extra("ecsWorkers", "workerExtras") }, sqs: everyExtra["sqs"] }],
  ["environment", { environment: "staging" }],
  ["projectName", { projectName: "chat" }],
];

const before = planOf("prod");

/** Keys that cause a resource's property or its existence (""). Follows references to replaced or changed targets. */
function causes(plan: Plan, resource: PlanResource, property: string, seen: Set<string> = new Set()): Set<string> {
  const found = new Set(resource.from[property] ?? []);
  for (const id of referencesOf(resource.inputs[property])) {
    if (seen.has(id)) continue;
    seen.add(id);
    const target = plan.resources.find((each) => each.id === id);
    if (target === undefined) continue;
    for (const name of ["", ...Object.keys(target.inputs)]) for (const key of causes(plan, target, name, seen)) found.add(key);
  }
  return found;
}

function changedKeys(over: Record<string, unknown>, path: readonly string[] = []): readonly string[] {
  return Object.entries(over).flatMap(([key, value]) =>
    value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0
      ? changedKeys(value as Record<string, unknown>, [...path, key])
      : [[...path, key].join(".")],
  );
}

/** The key itself and its parents, except the section. */
function ancestors(key: string): readonly string[] {
  const steps = key.split(".");
  return steps.map((_step, index) => steps.slice(0, index + 1).join(".")).filter((path) => path === key || path.includes("."));
}

describe("provenance", () => {
  it.each(flips)("of everything that %s changes is complete", (key, over) => {
    const after = planOf("prod", over);
    const keys = changedKeys(over);
    // A map entry may be the cause instead of a key inside it.
    const known = (found: ReadonlySet<string>) => keys.some((each) => ancestors(each).some((path) => found.has(path)));
    const unexplained: string[] = [];
    let changes = 0;
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const others = new Map(other.resources.map((resource) => [resource.id, resource]));
      for (const resource of one.resources) {
        const twin = others.get(resource.id);
        if (twin === undefined) {
          changes++;
          if (!known(new Set(resource.from[""]))) unexplained.push(`${resource.id} (exists only ${one === before ? "before" : "after"})`);
          continue;
        }
        for (const property of Object.keys(resource.inputs)) {
          if (JSON.stringify(resource.inputs[property]) === JSON.stringify(twin.inputs[property])) continue;
          changes++;
          if (!known(causes(one, resource, property)) && !known(causes(other, twin, property)))
            unexplained.push(`${resource.id}.${property}`);
        }
      }
    }
    expect(changes, key).toBeGreaterThan(0);
    expect(unexplained).toEqual([]);
  });

  it("gives every resource a reason", () => {
    for (const resource of before.resources) expect(resource.from[""]?.length, resource.id).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from "vitest";
import { dangers } from "../../../compiler/change/danger/verdict.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { dangerOf, dangersIn, edited, withInputs } from "./compare.ts";

const prod = planOf("prod");

describe("the danger of a change", () => {
  it.each([
    ["no effect", "ecs-service-api", { ecsServices: { apiServiceDesiredCount: 3 } }],
    ["in place", "rds-instance", { rds: { rdsMonitoringIntervalSeconds: 30 } }],
    ["in the maintenance window", "rds-instance", { rds: { rdsInstanceClass: "db.t3.large", rdsApplyImmediately: false } }],
    ["restart or failover", "rds-instance", { rds: { rdsInstanceClass: "db.t3.large" } }],
    ["rolling deployment", "ecs-service-api", { ecsServices: { apiServiceMemory: 2048 } }],
    ["rolling deployment", "ecs-task-api", { ecsServices: { apiServiceMemory: 2048 } }],
    ["replaced, created first", "vpc", { vpc: { vpcCidr: "10.9.0.0/16" } }],
    ["replaced, deleted first", "vpc-nat-a", { vpc: { vpcCidr: "10.9.0.0/16" } }],
    ["refused", "rds-subnet-group", { vpc: { vpcCidr: "10.9.0.0/16" } }],
    ["data loss", "rds-instance", { rds: { rdsDatabaseName: "other" } }],
    ["destroyed", "rds-proxy", { rds: { enableRdsProxy: false } }],
    ["data loss", "sqs-offline", { projectName: "other" }],
    ["refused", "rds-instance", { rds: { rdsEngineVersion: "16" } }],
  ])("%s: %s", (danger, id, over) => {
    expect(dangersIn(edited("prod", over))[id]).toBe(danger);
  });

  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html: "the change is applied asynchronously, as soon as possible".
  it.each([
    [7, 14, "in place"],
    [14, 7, "data loss"],
    [7, 0, "data loss"],
    [0, 7, "in the maintenance window"],
  ])("of a backup retention from %s to %s days that may wait: %s", (from, to, danger) => {
    const days = (rdsBackupRetentionDays: number) => ({ rds: { rdsBackupRetentionDays, rdsApplyImmediately: false } });
    expect(dangersIn(edited("prod", days(to), {}, days(from)))["rds-instance"]).toBe(danger);
  });

  it("of a change that waits for the window says what happens then", () => {
    const later = { rds: { rdsApplyImmediately: false } };
    const { effects } = edited("prod", { rds: { ...later.rds, rdsMultiAz: false } }, {}, later);
    expect(effects[0]?.danger).toBe("in the maintenance window");
    expect(effects[0]?.notices.join("; ")).toMatch(/waits for the maintenance window.*; multiAz: .*the standby is deleted/);
  });

  it.each([
    ["alb-logs-lifecycle", { alb: { albAccessLogRetentionDays: 30 } }, { alb: { albAccessLogRetentionDays: 365 } }],
    ["ecr-api-lifecycle", { ecr: { imageRetentionCount: 5 } }, { ecr: { imageRetentionCount: 50 } }],
    ["ecr-api-lifecycle", { ecr: { untaggedImageRetentionDays: 1 } }, { ecr: { untaggedImageRetentionDays: 7 } }],
  ])("of a lifecycle that keeps less is a loss, and of one that keeps more is none: %s", (id, less, more) => {
    expect(dangersIn(edited("prod", less, {}, more))[id]).toBe("data loss");
    expect(dangersIn(edited("prod", more, {}, less))[id]).not.toBe("data loss");
  });

  it.each([
    [{ snapshotIdentifier: "before-the-mistake" }, "restored from snapshot before-the-mistake"],
    [{ restoreToPointInTime: { restoreTime: "2026-01-14T00:00:00Z" } }, "restored from a point in time"],
    [{ dbName: "other" }, "a new, empty one"],
  ])("of a replaced database says what takes its place: %j", (inputs, text) => {
    const found = dangerOf("rds-instance", withInputs("rds-instance", inputs));
    expect(found?.danger).toBe("data loss");
    expect(found?.notices[0]).toContain(text);
  });

  it("of another domain name says that the old one goes", () => {
    const { effects } = edited("prod", { domainName: "www.tidechat.io" });
    expect(effects.find(({ operation }) => operation.id === "route53-alias")?.notices.join()).toContain("old name is no longer answered");
  });

  it("of a minor version is a refusal while a read replica has the older one", () => {
    const at = (rdsEngineVersion: string, enableRdsReadReplica: boolean) =>
      planOf("prod", { rds: { rdsEngineVersion, enableRdsReadReplica, enableRdsManagedMasterPassword: false } });
    const upgrade = (from: string, to: string, replica = true) => dangerOf("rds-instance", at(to, replica), at(from, replica));
    expect(upgrade("17.9", "17.10")?.danger).toBe("refused");
    expect(upgrade("17.9", "17.10")?.notices.join()).toContain("until rds-replica has it");
    expect(upgrade("17.9", "17.10", false)?.danger).toBe("restart or failover");
    // Where the minor version is RDS's, nobody knows which one runs.
    expect(upgrade("17", "17.10")?.danger).toBe("restart or failover");
  });

  it("of subnets that leave a group depends on whether something can be in them", () => {
    const zones = (...letters: readonly string[]) => ({ vpc: { availabilityZones: letters.map((letter) => `eu-central-1${letter}`) } });
    const dangers = (before: readonly string[], after: readonly string[]) =>
      ["rds-subnet-group", "redis-subnet-group"].map((id) => dangersIn(edited("prod", zones(...after), {}, zones(...before)))[id]);
    expect(dangers(["a", "b"], ["a", "b", "c"])).toEqual(["in place", "in place"]);
    expect(dangers(["a", "b"], ["a", "c"])).toEqual(["refused", "refused"]);
    // A database in two of three zones may be in the one that goes, or not.
    expect(dangers(["a", "b", "c"], ["a", "b"])).toEqual(["unknown", "unknown"]);
  });

  it("of a port or target group that changes before its tasks do is an interruption", () => {
    const port = edited("prod", { ecsServices: { apiContainerPort: 8080 } });
    expect(dangersIn(port)).toMatchObject({ "sg-rule-alb-to-api": "restart or failover", "ecs-service-api": "rolling deployment" });
    expect(port.summary.downtime).toMatchObject({ who: ["api"], source: expect.stringContaining("docs.aws.amazon.com") as unknown });
    expect(port.effects.find(({ operation }) => operation.id === "sg-rule-alb-to-api")!.notices).toHaveLength(1);
    const wider = withInputs("sg-rule-alb-to-api", { toPort: 3002 });
    expect(dangerOf("sg-rule-alb-to-api", wider)?.danger).toBe("in place");
    expect(dangerOf("alb-rule-api", withInputs("alb-target-api", { protocolVersion: "HTTP2" }))?.danger).toBe("restart or failover");
  });

  it("names first what stops the deployment, and what requests pass through", () => {
    const [first] = edited("prod", { vpc: { natGateways: 1 } }).effects;
    expect(first).toMatchObject({ operation: { id: "vpc-nat-b" }, danger: "destroyed" });
    const [worst] = edited("prod", { alb: { enableAlbAccessLogs: false } }).effects;
    expect(worst?.operation).toMatchObject({ id: "alb-logs", refused: true });
  });

  it("says only what holds for this order, this direction and this resource", () => {
    const notices = (id: string, over: Tree, name = "prod") =>
      edited(name, over)
        .effects.find(({ operation }) => operation.id === id)!
        .notices.join("; ");
    expect(notices("rds-instance", { rds: { rdsInstanceClass: "db.t3.large" } })).toBe("the standby takes over");
    expect(notices("rds-instance", { rds: { rdsInstanceClass: "db.t3.small" } }, "dev")).toContain("without a standby");
    expect(notices("vpc-nat-a", { vpc: { vpcCidr: "10.9.0.0/16" } })).toContain("in between");
    expect(notices("observability-alarms-email", { observability: { alarmEmail: "x@tidechat.io" } })).not.toContain("in between");
    expect(notices("rds-instance", { rds: { enableRdsPerformanceInsights: false } })).not.toContain("refuses");
    expect(notices("rds-instance", { rds: { rdsAllocatedStorage: 30 } })).toContain("shrink");
    expect(notices("vpc-nat-address-b", { vpc: { natGateways: 1 } })).toContain("goes for good");
  });

  it("lists the worst first", () => {
    const ranks = edited("prod", { projectName: "other" }).effects.map(({ danger }) => dangers.indexOf(danger));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks.length).toBeGreaterThan(100);
  });

  it("of deleted backups, log events and messages is a loss", () => {
    expect(dangerOf("rds-instance", withInputs("rds-instance", { backupRetentionPeriod: 3 }))?.danger).toBe("data loss");
    expect(dangerOf("vpc-flow-logs", withInputs("vpc-flow-logs", { retentionInDays: 1 }))?.danger).toBe("data loss");
    expect(dangerOf("vpc-flow-logs", withInputs("vpc-flow-logs", { retentionInDays: 0 }))?.danger).toBe("in place");
    expect(dangerOf("sqs-push", withInputs("sqs-push", { messageRetentionSeconds: 60 }))?.danger).toBe("data loss");
  });

  it.each([
    ["rds-instance", "multiAz", false, "in place", "the standby is deleted"],
    ["rds-instance", "backupRetentionPeriod", 14, "in place", "backupRetentionPeriod: no outage"],
    ["rds-instance", "backupRetentionPeriod", 0, "data loss", "the database restarts"],
    ["rds-instance", "dedicatedLogVolume", true, "restart or failover", "the database restarts"],
    ["rds-instance", "identifier", "other", "restart or failover", "under another host name"],
    ["rds-instance", "networkType", "DUAL", "restart or failover", "may be down"],
    ["rds-instance", "storageType", "standard", "restart or failover", "magnetic"],
    ["rds-instance", "storageType", "io2", "in place", "no outage"],
    ["rds-instance", "performanceInsightsKmsKeyId", "other", "refused", "AWS refuses"],
    ["redis-main", "engine", "valkey", "restart or failover", "writes fail"],
    ["redis-main", "automaticFailoverEnabled", false, "in place", "nothing takes over"],
    ["redis-main", "transitEncryptionMode", "preferred", "in place", "with and without TLS"],
    ["vpc", "enableDnsSupport", false, "restart or failover", "name resolution"],
    ["alb", "enableDeletionProtection", false, "in place", "opens the way"],
  ])("of %s with %s %j is what this way of the change does", (id, property, value, danger, notice) => {
    const before = withInputs("rds-instance", { performanceInsightsKmsKeyId: "key" });
    const found = dangerOf(id, withInputs(id, { [property]: value }, before), before);
    expect(found).toMatchObject({ danger, notices: expect.arrayContaining([expect.stringContaining(notice)]) as unknown });
  });

  it("of a replica follows from its source", () => {
    const replica = (replicateSourceDb?: string) => withInputs("rds-instance", { replicateSourceDb });
    expect(dangerOf("rds-instance", replica(), replica("primary"))?.danger).toBe("restart or failover");
    expect(dangerOf("rds-instance", replica("other"), replica("primary"))?.danger).toBe("refused");
  });

  it("of a type without facts is unknown, whatever happens to it", () => {
    const table = { ...prod.resources[0]!, id: "table", type: "aws:dynamodb/table:Table", inputs: { name: "a" }, options: {}, from: {} };
    const extended: Plan = { ...prod, resources: [...prod.resources, table] };
    expect(dangerOf("table", withInputs("table", { name: "b" }, extended), extended)?.danger).toBe("unknown");
    expect(dangerOf("table", prod, extended)?.danger).toBe("unknown");
    expect(dangerOf("table", extended)?.danger).toBe("created");
  });

  it("of a retained resource is no loss", () => {
    const retained: Plan = {
      ...prod,
      resources: prod.resources.map((each) =>
        each.id === "sqs-push" ? { ...each, options: { ...each.options, retainOnDelete: true } } : each,
      ),
    };
    const without: Plan = { ...retained, resources: retained.resources.filter(({ id }) => id !== "sqs-push") };
    expect(dangerOf("sqs-push", without, retained)).toMatchObject({
      danger: "in place",
      notices: [expect.stringContaining("AWS keeps it")],
    });
  });
});

describe("downtime", () => {
  it("is short with a standby, and names who notices and the source", () => {
    expect(edited("prod", { rds: { rdsInstanceClass: "db.t3.large" } }).summary.downtime).toMatchObject({
      seconds: [60, 120],
      who: ["api", "realtime", "worker"],
      source: expect.stringContaining("docs.aws.amazon.com") as unknown,
    });
    expect(edited("dev", { rds: { rdsInstanceClass: "db.t3.small" } }).summary.downtime?.seconds).toEqual([180, 600]);
  });

  it("of a minor version is shorter than that of a major one, and a standby does not shorten it", () => {
    const upgrade = (from: string, to: string, rdsMultiAz: boolean) => {
      const at = (rdsEngineVersion: string) =>
        planOf("dev", { rds: { rdsEngineVersion, rdsMultiAz, allowRdsMajorVersionUpgradeTo: "18" } });
      return dangerOf("rds-instance", at(to), at(from))?.downtime?.seconds;
    };
    expect([upgrade("17.5", "17.6", true), upgrade("17.5", "17.6", false)]).toEqual([[180, 600], [180, 600]]); // prettier-ignore
    expect(upgrade("17.6", "18.1", true)).toEqual([600, 1800]);
  });

  it("occurs in a rolling deployment only if it may stop the last task", () => {
    const memory = (healthy: number) =>
      edited("prod", { ecsServices: { apiServiceMemory: 2048, apiMinHealthyPercent: healthy, apiMaxPercent: 200 } });
    expect(memory(100).summary.downtime).toBeUndefined();
    expect(memory(0).summary.downtime?.who).toEqual(["api"]);
  });

  it("adds up along a chain of resources that wait for each other", () => {
    const { summary, effects } = edited("prod", { rds: { rdsDatabaseName: "other" } });
    const longest = Math.max(...effects.map(({ downtime }) => downtime?.seconds[1] ?? 0));
    expect(summary.downtime!.seconds[1]).toBeGreaterThan(longest);
  });
});

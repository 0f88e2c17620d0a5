import { describe, expect, it } from "vitest";
import rds from "../../../compiler/modules/rds/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

type Keys = Record<string, unknown>;

function lower(name: string, keys: Keys = {}, more: Keys = {}) {
  return lowerOnly(rds, environmentOf(name, { rds: keys, ...more }));
}

describe("the database", () => {
  it("is encrypted, private, current and requires TLS in every class (database-encrypted)", () => {
    for (const name of ["dev", "prod", "prod-100k"]) {
      const resources = lower(name);
      const { inputs, from } = resources["rds-instance"]!;
      expect(inputs).toMatchObject({
        storageEncrypted: true,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        copyTagsToSnapshot: true,
        engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        caCertIdentifier: "rds-ca-rsa2048-g1",
        vpcSecurityGroupIds: [{ $ref: "sg-rds", path: ["id"] }],
      });
      expect(["postgres", "admin"]).not.toContain(inputs["username"]);
      expect(from["storageEncrypted"]).toEqual(["rule:database-encrypted"]);
      expect(resources["rds-parameters"]!.inputs["parameters"]).toContainEqual({
        name: "rds.force_ssl",
        value: "1",
        applyMethod: "pending-reboot",
      });
    }
  });

  it("sets a storage limit that AWS accepts", () => {
    const limit = (keys: Keys) => lower("prod", keys)["rds-instance"]!.inputs["maxAllocatedStorage"];
    expect(limit({ rdsAllocatedStorage: 50 })).toBe(100);
    expect(limit({ rdsAllocatedStorage: 40000 })).toBe(65536);
    expect(limit({ rdsAllocatedStorage: 65536 })).toBe(0);
    expect(limit({ rdsMaxAllocatedStorage: 0 })).toBe(0);
    expect(limit({ rdsMaxAllocatedStorage: 70 })).toBe(70);
    expect(lower("prod")["rds-instance"]!.from["maxAllocatedStorage"]).toEqual(["rds.rdsAllocatedStorage", "rds.rdsMaxAllocatedStorage"]);
  });

  it("states the included IOPS of a large volume, so that a small one can grow into it", () => {
    const database = (size: number) => lower("prod", { rdsAllocatedStorage: size })["rds-instance"]!;
    expect(database(399).inputs).not.toHaveProperty("iops");
    expect(database(400).inputs["iops"]).toBe(12_000);
    expect(database(400).from["iops"]).toEqual(["rds.rdsAllocatedStorage"]);
  });

  it("is protected by Pulumi and AWS together, by one key", () => {
    const on = lower("prod")["rds-instance"]!;
    expect(on.inputs["deletionProtection"]).toBe(true);
    expect(on.options.protect).toMatchObject({ value: true, from: ["rds.rdsDeletionProtection"] });
    expect(lower("prod", { rdsDeletionProtection: false })["rds-instance"]!.options.protect).toMatchObject({ value: false });
  });

  it("leaves performance insights out entirely when they are off, and keeps 15 months in the advanced mode", () => {
    const names = ["performanceInsightsRetentionPeriod", "performanceInsightsKmsKeyId", "databaseInsightsMode"];
    const off = lower("prod", { enableRdsPerformanceInsights: false })["rds-instance"]!.inputs;
    for (const name of names) expect(off).not.toHaveProperty(name);
    expect(lower("prod")["rds-instance"]!.inputs).toMatchObject({
      performanceInsightsRetentionPeriod: 7,
      databaseInsightsMode: "standard",
    });
    const advanced = lower("prod", { rdsDatabaseInsightsMode: "advanced" })["rds-instance"]!.inputs;
    expect(advanced).toMatchObject({ performanceInsightsRetentionPeriod: 465, databaseInsightsMode: "advanced" });
  });

  it("has a monitoring role only with an interval, with its own policy and only for this account (trust-policy-own-account, no-aws-managed-policies)", () => {
    const off = lower("dev", { rdsMonitoringIntervalSeconds: 0 });
    expect(off["rds-monitoring-role"]).toBeUndefined();
    expect(off["rds-instance"]!.inputs).not.toHaveProperty("monitoringRoleArn");
    const on = lower("dev", { rdsMonitoringIntervalSeconds: 30 });
    expect(on["rds-instance"]!.inputs["monitoringRoleArn"]).toEqual({ $ref: "rds-monitoring-role", path: ["arn"] });
    expect(on["rds-instance"]!.options.dependsOn).toContainEqual(expect.objectContaining({ logicalId: "rds-monitoring-policy" }));
    const [trust] = on["rds-monitoring-role"]!.inputs["assumeRolePolicy"].$json.Statement;
    expect(trust.Condition.StringEquals["aws:SourceAccount"]).toEqual({ $data: "caller-identity", path: ["accountId"] });
    for (const { Resource } of on["rds-monitoring-policy"]!.inputs["policy"].$json.Statement) expect(Resource).not.toContain("*");
  });

  it("has its log groups, with a retention, before it exists (log-group-retention)", () => {
    const resources = lower("prod", { enableRdsReadReplica: true, rdsLogRetentionDays: 90 });
    for (const [id, name] of [
      ["rds-instance", "realtime-prod-db"],
      ["rds-replica", "realtime-prod-db-replica"],
    ] as const) {
      expect(resources[id]!.inputs["enabledCloudwatchLogsExports"]).toEqual(["postgresql", "upgrade"]);
      for (const type of ["postgresql", "upgrade"]) {
        const group = resources[`${id}-log-${type}`]!;
        expect(group.inputs).toMatchObject({ name: `/aws/rds/instance/${name}/${type}`, retentionInDays: 90 });
        expect(resources[id]!.options.dependsOn).toContainEqual(expect.objectContaining({ logicalId: group.id }));
      }
    }
    const off = lower("prod", { enableRdsLogExports: false });
    expect(Object.keys(off).filter((id) => id.includes("-log-p"))).toEqual([]);
    expect(off["rds-instance"]!.inputs).not.toHaveProperty("enabledCloudwatchLogsExports");
  });

  it("uses the customer-managed key where there is one (database-customer-managed-key)", () => {
    const resources = lower("prod", {}, { iam: { enableCustomerManagedKeys: true } });
    const arn = { $ref: "iam-key", path: ["arn"] };
    expect(resources["rds-instance"]!.inputs).toMatchObject({ kmsKeyId: arn, performanceInsightsKmsKeyId: arn });
    expect(resources["rds-app-secret"]!.inputs["kmsKeyId"]).toEqual(arn);
    expect(resources["rds-instance-log-upgrade"]!.inputs["kmsKeyId"]).toEqual(arn);
    const without = lower("prod", {}, { iam: { enableCustomerManagedKeys: false } });
    expect(without["rds-instance"]!.inputs).not.toHaveProperty("kmsKeyId");
    expect(without["rds-instance"]!.from["kmsKeyId"] ?? ["iam.enableCustomerManagedKeys"]).toContain("iam.enableCustomerManagedKeys");
  });

  it("is in the data subnets of every zone", () => {
    const group = lower("prod-100k")["rds-subnet-group"]!;
    expect(group.inputs["subnetIds"]).toEqual(["a", "b", "c"].map((letter) => ({ $ref: `vpc-data-${letter}`, path: ["id"] })));
    expect(group.from["subnetIds"]).toContain("vpc.availabilityZones");
  });
});

describe("parameters", () => {
  it("apply dynamic ones at once and all others at the next reboot, and never set max_connections", () => {
    const group = lower("prod", {
      rdsEngineVersion: "16",
      rdsParameters: { work_mem: "8192", shared_buffers: "65536", a_new_one: "1", log_min_duration_statement: "250" },
    })["rds-parameters"]!;
    const byName = Object.fromEntries(group.inputs["parameters"].map((each: { name: string }) => [each.name, each]));
    expect(byName.work_mem).toMatchObject({ value: "8192", applyMethod: "immediate" });
    expect(byName.shared_buffers).toMatchObject({ applyMethod: "pending-reboot" });
    expect(byName.a_new_one).toMatchObject({ applyMethod: "pending-reboot" });
    expect(byName.log_min_duration_statement.value).toBe("250");
    expect(byName.log_statement.value).toBe("ddl");
    expect(byName).not.toHaveProperty("max_connections");
    expect(group.from["parameters"]).toEqual(["rds.rdsParameters", "rule:database-logs-statements", "rule:database-requires-tls"]);
  });

  it("belong to the version's family, under a name that allows a new major version's group to be created first", () => {
    const { inputs, from } = lower("prod", { rdsEngineVersion: "16.9" })["rds-parameters"]!;
    expect(inputs).toMatchObject({ family: "postgres16", name: "realtime-prod-db-000000" });
    expect(from["family"]).toEqual(["rds.rdsEngineVersion"]);
  });
});

describe("the final snapshot", () => {
  it("has a new name whenever the database is replaced or the stack is recreated", () => {
    const resources = lower("prod");
    expect(resources["rds-instance"]!.inputs).toMatchObject({ skipFinalSnapshot: false, deleteAutomatedBackups: false });
    expect(resources["rds-instance"]!.inputs["finalSnapshotIdentifier"]).toEqual({
      $concat: ["realtime-prod-db-final-", { $ref: "rds-final-snapshot", path: ["hex"] }],
    });
    const keepers = (keys: Keys, more: Keys = {}) => JSON.stringify(lower("prod", keys, more)["rds-final-snapshot"]!.inputs["keepers"]);
    const constant = keepers({});
    for (const changed of [
      keepers({ rdsDatabaseName: "other" }),
      keepers({ rdsMasterUsername: "other" }),
      keepers({ rdsSnapshotIdentifier: "a-snapshot" }),
      keepers({}, { iam: { enableCustomerManagedKeys: false } }),
    ]) {
      expect(changed).not.toBe(constant);
    }
    expect(keepers({ rdsInstanceClass: "db.t3.large" })).toBe(constant);
    expect(constant).not.toContain("null");
  });

  it("is not taken where the spec says so", () => {
    const resources = lower("dev");
    expect(resources["rds-final-snapshot"]).toBeUndefined();
    expect(resources["rds-instance"]!.inputs["skipFinalSnapshot"]).toBe(true);
    expect(resources["rds-instance"]!.inputs).not.toHaveProperty("finalSnapshotIdentifier");
  });
});

describe("events", () => {
  it("are sent to the alarm topic, for the database, its parameters and its groups (database-event-subscription)", () => {
    const resources = lower("prod", { enableRdsReadReplica: true }, { observability: { enableAlarms: true } });
    const subscriptions = Object.values(resources).filter(({ type }) => type === "aws:rds/eventSubscription:EventSubscription");
    expect(subscriptions.map(({ inputs }) => inputs["sourceType"]).sort()).toEqual([
      "db-instance",
      "db-parameter-group",
      "db-security-group",
    ]);
    for (const { inputs, options } of subscriptions) {
      expect(inputs["snsTopic"]).toEqual({ $ref: "observability-alarms", path: ["arn"] });
      expect(options.dependsOn).toContainEqual(expect.objectContaining({ logicalId: "observability-alarms-policy" }));
    }
    expect(resources["rds-events-db-instance"]!.inputs["sourceIds"]).toEqual([
      { $ref: "rds-instance", path: ["identifier"] },
      { $ref: "rds-replica", path: ["identifier"] },
    ]);
    const categories = (keys: Keys) =>
      lower("prod", keys, { observability: { enableAlarms: true } })["rds-events-db-instance"]!.inputs["eventCategories"];
    expect(categories({ enableRdsReadReplica: true })).toContain("read replica");
    expect(categories({ enableRdsReadReplica: false })).not.toContain("read replica");
  });

  it("are not subscribed to without a topic or where they are off", () => {
    const ids = (keys: Keys, more: Keys) => Object.keys(lower("prod", keys, more)).filter((id) => id.startsWith("rds-events-"));
    expect(ids({}, { observability: { enableAlarms: false } })).toEqual([]);
    expect(ids({ enableRdsEventSubscriptions: false }, {})).toEqual([]);
  });
});

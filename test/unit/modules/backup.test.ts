import { describe, expect, it } from "vitest";
import { parseCron } from "../../../compiler/aws/cron.ts";
import backup from "../../../compiler/modules/backup/index.ts";
import { collisions } from "../../../compiler/rules/shared/backup-schedule.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

type Keys = Record<string, unknown>;

function lower(name: string, keys: Keys = {}, more: Keys = {}) {
  return lowerOnly(backup, environmentOf(name, { backup: keys, ...more }));
}

describe("the plan", () => {
  it("keeps a daily recovery point 35 days and a weekly one 90 in prod, 7 days in dev", () => {
    const days = (name: string) =>
      lower(name)["backup-plan"]!.inputs["rules"].map((rule: Keys) => [rule["ruleName"], (rule["lifecycle"] as Keys)["deleteAfter"]]);
    expect(days("prod")).toEqual([
      ["daily", 35],
      ["weekly", 90],
    ]);
    expect(days("dev")).toEqual([["daily", 7]]);
  });

  it("does not take over the database's own backups: no rule is continuous", () => {
    for (const rule of lower("prod")["backup-plan"]!.inputs["rules"]) expect(rule).not.toHaveProperty("enableContinuousBackup");
  });

  it("runs outside the database's windows, wherever those are", () => {
    for (const rds of [
      {},
      { rdsBackupWindow: "00:30-01:30", rdsMaintenanceWindow: "mon:03:00-mon:04:00" },
      { rdsBackupWindow: "23:30-00:30", rdsMaintenanceWindow: "sun:22:00-mon:02:00" },
      { rdsBackupWindow: "04:00-20:00", rdsMaintenanceWindow: "wed:01:00-wed:02:00" },
    ]) {
      const environment = environmentOf("prod", { rds });
      const { inputs, from } = lowerOnly(backup, environment)["backup-plan"]!;
      for (const { schedule, startWindow, completionWindow } of inputs["rules"]) {
        expect(parseCron(schedule)).toBeTypeOf("object");
        expect(collisions(environment.spec.rds, schedule)).toEqual([]);
        expect(startWindow).toBeGreaterThanOrEqual(60);
        expect(completionWindow).toBeGreaterThan(startWindow);
      }
      expect(from["rules"]).toEqual(expect.arrayContaining(["rds.rdsBackupWindow", "rds.rdsMaintenanceWindow", "backup.backupSchedule"]));
    }
  });

  it("uses the spec's schedules unchanged", () => {
    const [daily, weekly] = lower("prod", { backupSchedule: "cron(15 22 ? * * *)", backupWeeklySchedule: "cron(0 20 ? * SAT *)" })[
      "backup-plan"
    ]!.inputs["rules"];
    expect([daily.schedule, weekly.schedule]).toEqual(["cron(15 22 ? * * *)", "cron(0 20 ? * SAT *)"]);
  });

  it("selects only the database, by its ARN and with the module's own role", () => {
    const selection = lower("prod")["backup-selection"]!;
    expect(selection.inputs).toMatchObject({
      resources: [{ $ref: "rds-instance", path: ["arn"] }],
      iamRoleArn: { $ref: "backup-role", path: ["arn"] },
    });
    expect(selection.options.dependsOn).toContainEqual(expect.objectContaining({ logicalId: "backup-role-policy" }));
    expect(selection.options.deleteBeforeReplace).toBe(false);
  });
});

describe("the vault", () => {
  const isRetained = (resource: { options: { retainOnDelete?: unknown } }) =>
    resource.options.retainOnDelete === true || (resource.options.retainOnDelete as { value?: boolean } | undefined)?.value === true;

  it("outlives the stack in prod with its policy and the role that expires recovery points", () => {
    const resources = lower("prod");
    const retained = Object.values(resources).filter(isRetained);
    expect(retained.map(({ id }) => id).sort()).toEqual(["backup-role", "backup-role-policy", "backup-vault", "backup-vault-policy"]);
    expect(resources["backup-vault"]!.inputs["forceDestroy"]).toBe(false);
    expect(resources["backup-vault"]!.options.protect).toMatchObject({ value: true, from: ["backup.enableBackupVaultProtection"] });
    const released = lower("prod", { enableBackupVaultProtection: false })["backup-vault"]!;
    expect(released.options.protect).toMatchObject({ value: false });
    expect(isRetained(released)).toBe(true);
  });

  it("is deleted with a dev stack, including recovery points", () => {
    const resources = lower("dev");
    expect(resources["backup-vault"]!.inputs["forceDestroy"]).toBe(true);
    expect(Object.values(resources).filter(isRetained)).toEqual([]);
    expect(resources["backup-vault"]!.options.protect).toMatchObject({ value: false });
  });

  it("has a new name each time the stack is created, within AWS's limit for the longest names", () => {
    const longest = "a23456789-b23456789-c234";
    const resources = lowerOnly(backup, environmentOf("prod-100k", { projectName: longest, environment: `${longest.slice(0, 23)}5` }));
    for (const [id, limit] of [
      ["backup-vault", 50],
      ["backup-role", 64],
    ] as const) {
      const [stem, suffix] = resources[id]!.inputs["name"].$concat as [string, object];
      expect(suffix).toEqual({ $ref: "backup-vault-suffix", path: ["hex"] });
      expect(stem.length + 8).toBeLessThanOrEqual(limit);
      expect(stem).toMatch(/^[a-z][a-z0-9-]*-$/);
      expect(resources[id]!.options.deleteBeforeReplace).toBe(false);
    }
    expect(resources["backup-vault-suffix"]!.inputs["byteLength"]).toBe(4);
    expect(resources["backup-plan"]!.inputs["name"].length).toBeLessThanOrEqual(50);
  });

  it("uses the customer-managed key, whose change requires a new name (backup-vault-customer-managed-key)", () => {
    const vault = (enableCustomerManagedKeys: boolean) => lower("prod", {}, { iam: { enableCustomerManagedKeys } });
    const arn = { $ref: "iam-key", path: ["arn"] };
    expect(vault(true)["backup-vault"]!.inputs["kmsKeyArn"]).toEqual(arn);
    expect(vault(false)["backup-vault"]!.inputs).not.toHaveProperty("kmsKeyArn");
    expect(vault(true)["backup-vault-suffix"]!.inputs["keepers"]).toEqual({ kmsKeyArn: arn });
    expect(vault(false)["backup-vault-suffix"]!.inputs["keepers"]).toEqual({ kmsKeyArn: "aws/backup" });
  });

  it("denies deletion of recovery points, and is locked for no longer than jobs keep them", () => {
    const resources = lower("prod", { backupDailyRetentionDays: 20 });
    const [deny] = resources["backup-vault-policy"]!.inputs["policy"].$json.Statement;
    expect(deny).toMatchObject({ Effect: "Deny", Principal: "*" });
    expect(deny.Action).toContain("backup:DeleteRecoveryPoint");
    expect(resources["backup-vault-lock"]!.inputs).toMatchObject({ minRetentionDays: 20 });
    expect(resources["backup-vault-lock"]!.inputs).not.toHaveProperty("changeableForDays");
    expect(resources["backup-vault-lock"]!.from[""]).toContain("backup.enableBackupVaultLock");
    expect(lower("prod", { enableBackupVaultLock: false })["backup-vault-lock"]).toBeUndefined();
    const daily = lower("prod", { backupWeeklyRetentionDays: 0 })["backup-vault-lock"]!;
    expect(daily.inputs["minRetentionDays"]).toBe(35);
  });

  it("reports to the alarm topic where there is one, with events that AWS still sends", () => {
    const on = lower("prod", {}, { observability: { enableAlarms: true } })["backup-vault-notifications"]!;
    expect(on.inputs["snsTopicArn"]).toEqual({ $ref: "observability-alarms", path: ["arn"] });
    expect(on.inputs["backupVaultEvents"]).toContain("BACKUP_JOB_COMPLETED");
    expect(on.inputs["backupVaultEvents"]).not.toContain("BACKUP_JOB_FAILED");
    expect(lower("prod", {}, { observability: { enableAlarms: false } })["backup-vault-notifications"]).toBeUndefined();
  });
});

describe("the role", () => {
  it("may act only on this database and on AWS Backup's own snapshots (powerful-actions-name-resources)", () => {
    const resources = lower("prod", {}, { iam: { enableCustomerManagedKeys: true } });
    const [trust] = resources["backup-role"]!.inputs["assumeRolePolicy"].$json.Statement;
    expect(trust).toMatchObject({ Principal: { Service: "backup.amazonaws.com" } });
    expect(trust.Condition.StringEquals).toHaveProperty("aws:SourceAccount");
    const statements = resources["backup-role-policy"]!.inputs["policy"].$json.Statement as { Action: string[]; Resource: unknown[] }[];
    for (const { Resource } of statements) expect(Resource).not.toContain("*");
    const changing = statements.filter(({ Action }) => Action.some((action) => /Delete|Modify|AddTags/.test(action)));
    expect(changing).toHaveLength(1);
    expect(changing[0]!.Resource).toEqual([{ $concat: [expect.any(String), expect.any(Object), ":snapshot:awsbackup:*"] }]);
    const grant = statements.find(({ Action }) => Action.includes("kms:CreateGrant"));
    expect(grant).toMatchObject({ Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } });
  });
});

describe("the switch", () => {
  it("removes everything, and is the cause of everything", () => {
    expect(lower("prod", { enableBackup: false })).toEqual({});
    for (const { from } of Object.values(lower("prod"))) expect(from[""]).toContain("backup.enableBackup");
  });
});

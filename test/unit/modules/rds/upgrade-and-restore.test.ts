import { describe, expect, it } from "vitest";
import { violationsOf } from "../../../../compiler/rules/check-plan.ts";
import type { Tree } from "../../../../compiler/source/types.ts";
import { judgePlan } from "../../../../tools/matrix/judge.ts";
import { planOf } from "../../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../../support/plan.ts";

describe("a major upgrade", () => {
  const before = planOf("prod", { rds: { rdsEngineVersion: "16" } });
  const after = planOf("prod", { rds: { rdsEngineVersion: "17", allowRdsMajorVersionUpgradeTo: "17" } });

  it("is allowed by its key alone", () => {
    expect(resourceOf(before, "rds-instance").inputs).not.toHaveProperty("allowMajorVersionUpgrade");
    const { inputs, from } = resourceOf(after, "rds-instance");
    expect(inputs).toMatchObject({ allowMajorVersionUpgrade: true, engineVersion: "17" });
    expect(from["allowMajorVersionUpgrade"]).toEqual(["rds.allowRdsMajorVersionUpgradeTo"]);
    expect(judgePlan(after)).toEqual([]);
  });

  it("uses a parameter group of the new family, which exists beside the old one until the database has left that", () => {
    const [old, young] = [before, after].map((plan) => resourceOf(plan, "rds-parameters"));
    expect([old!.inputs["family"], young!.inputs["family"]]).toEqual(["postgres16", "postgres17"]);
    expect(young!.inputs["name"]).not.toBe(old!.inputs["name"]);
    expect(young!.options.deleteBeforeReplace).toBe(false);
    expect(resourceOf(after, "rds-instance").inputs["parameterGroupName"]).toEqual({ $ref: "rds-parameters", path: ["name"] });
  });

  it("replaces neither the database nor its snapshots' name", () => {
    expect(resourceOf(after, "rds-final-snapshot")).toEqual(resourceOf(before, "rds-final-snapshot"));
  });
});

describe("a restore to a point in time", () => {
  const restored = (rdsRestoreToPointInTime: Record<string, unknown>) =>
    planOf("prod", { rds: { rdsRestoreToPointInTime }, iam: { enableCustomerManagedKeys: false } });
  const inputOf = (restore: Record<string, unknown>) => resourceOf(restored(restore), "rds-instance").inputs["restoreToPointInTime"];

  it("names its source and its point in time", () => {
    expect(inputOf({ sourceInstance: "realtime-eu-db", time: "2026-11-20T03:15:00Z" })).toEqual({
      sourceDbInstanceIdentifier: "realtime-eu-db",
      restoreTime: "2026-11-20T03:15:00Z",
    });
    expect(inputOf({ sourceInstance: "realtime-eu-db", latest: true })).toEqual({
      sourceDbInstanceIdentifier: "realtime-eu-db",
      useLatestRestorableTime: true,
    });
    expect(judgePlan(restored({ sourceInstance: "realtime-eu-db", latest: true }))).toEqual([]);
  });

  it("reads the kept backups of a source that is gone", () => {
    const backups = "arn:aws:rds:eu-central-1:412356789014:auto-backup:ab-7kcl3fq2x5y";
    expect(inputOf({ sourceInstance: backups, latest: true })).toEqual({
      sourceDbInstanceAutomatedBackupsArn: backups,
      useLatestRestorableTime: true,
    });
  });

  it("gives the final snapshot another name, since it replaces the database", () => {
    const keepers = (restore: Record<string, unknown>) => resourceOf(restored(restore), "rds-final-snapshot").inputs["keepers"];
    expect(keepers({ sourceInstance: "a-db", latest: true })).not.toEqual(keepers({ sourceInstance: "b-db", latest: true }));
    expect(resourceOf(planOf("prod"), "rds-final-snapshot").inputs["keepers"]).toMatchObject({ restoreToPointInTime: "none" });
  });
});

describe("a restore from a snapshot", () => {
  const keyArn = "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77";
  const rds = { rdsSnapshotIdentifier: "before-the-fire" };
  const violations = (over: Tree) => violationsOf(planOf("prod", over)).map(({ rule, resource, property }) => [rule, resource, property]);

  it("keeps the snapshot's key, so the plan may not make one", () => {
    expect(violations({ rds })).toEqual([["restore-key-mismatch", "rds-instance", "kmsKeyId"]]);
    expect(violations({ rds, iam: { customerManagedKeyArn: keyArn } })).toEqual([]);
    expect(violations({ rds, iam: { enableCustomerManagedKeys: false } })).toEqual([]);
  });

  it("states the key that the snapshot has", () => {
    const { inputs } = resourceOf(planOf("prod", { rds, iam: { customerManagedKeyArn: keyArn } }), "rds-instance");
    expect(inputs).toMatchObject({ snapshotIdentifier: "before-the-fire", kmsKeyId: keyArn, storageEncrypted: true });
  });
});

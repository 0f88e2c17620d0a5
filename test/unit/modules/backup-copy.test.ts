/** Copies of recovery points in another region or account. */
import { describe, expect, it } from "vitest";
import type { PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

type Rule = { readonly copyActions?: readonly { readonly destinationVaultArn: unknown; readonly lifecycle: unknown }[] };

const account = "498731250684";
const vaultArn = `arn:aws:backup:eu-central-1:${account}:backup-vault:copies`;
const own = { awsAccountId: "412356789014" };

function plan(backupCopyTo: object | null, over: Record<string, unknown> = {}): Readonly<Record<string, PlanResource>> {
  const { resources } = planOf("prod", { ...own, ...over, backup: { backupCopyTo } });
  return Object.fromEntries(resources.map((each) => [each.id, each]));
}

const rulesOf = (resources: Readonly<Record<string, PlanResource>>) =>
  resources["backup-plan"]!.inputs["rules"] as unknown as readonly Rule[];
const textOf = (resource: PlanResource | undefined) => JSON.stringify(resource?.inputs);

describe("copies to another region", () => {
  const resources = plan({ region: "eu-west-1", retentionDays: 30 });

  it("go to a vault there, for as long as stated", () => {
    for (const { copyActions } of rulesOf(resources))
      expect(copyActions).toEqual([{ destinationVaultArn: { $ref: "backup-copy-vault", path: ["arn"] }, lifecycle: { deleteAfter: 30 } }]);
    const there = Object.values(resources).filter(({ inputs }) => inputs["region"] === "eu-west-1");
    expect(there.map(({ id }) => id).toSorted()).toEqual([
      "backup-copy-vault",
      "backup-copy-vault-lock",
      "backup-copy-vault-policy",
      "iam-key-backup-copy",
    ]);
    expect(resources["backup-copy-vault"]!.inputs["kmsKeyArn"]).toEqual({ $ref: "iam-key-backup-copy", path: ["arn"] });
    expect(resources["backup-copy-vault-lock"]!.inputs["minRetentionDays"]).toBe(30);
    expect(textOf(resources["iam-key-backup-copy"])).toContain("backup.eu-west-1.amazonaws.com");
  });

  it("are kept with their key when the stack is destroyed", () => {
    for (const id of ["backup-copy-vault", "backup-copy-vault-policy", "iam-key-backup-copy"])
      expect(resources[id]!.options.retainOnDelete, id).toBe(true);
  });

  it("are made by the role, which may use their vault and key", () => {
    const role = textOf(resources["backup-role-policy"]);
    for (const part of ["backup:CopyIntoBackupVault", "rds:CopyDBSnapshot", "eu-west-1:", "backup-copy-vault", "iam-key-backup-copy"])
      expect(role).toContain(part);
  });

  it("tell when they fail, which the backup that was copied does not", () => {
    const eventsOf = (of: typeof resources) => of["backup-vault-notifications"]!.inputs["backupVaultEvents"];
    expect(eventsOf(resources)).toContain("COPY_JOB_FAILED");
    expect(eventsOf(plan({ vaultArn }))).toContain("COPY_JOB_FAILED");
    expect(eventsOf(plan(null))).not.toContain("COPY_JOB_FAILED");
  });

  it("are kept as long as what they copy unless the spec says otherwise", () => {
    const kept = rulesOf(plan({ region: "eu-west-1" })).map(({ copyActions }) => copyActions![0]!.lifecycle);
    expect(kept).toEqual([{ deleteAfter: 35 }, { deleteAfter: 90 }]);
    expect(plan({ region: "eu-west-1" })["backup-copy-vault-lock"]!.inputs["minRetentionDays"]).toBe(35);
  });
});

describe("copies to another account", () => {
  const resources = plan({ vaultArn });

  it("go to the vault that the spec names, and the plan makes none", () => {
    for (const { copyActions } of rulesOf(resources)) expect(copyActions![0]!.destinationVaultArn).toBe(vaultArn);
    expect(Object.keys(resources).filter((id) => id.includes("copy"))).toEqual([]);
  });

  it("need the database's key", () => {
    expect(textOf(resources["iam-key"])).toContain(`arn:aws:iam::${account}:root`);
    expect(textOf(plan(null)["iam-key"])).not.toContain(account);
  });
});

describe("without copies", () => {
  it("nothing is planned for them", () => {
    expect(textOf(plan(null)["backup-plan"])).not.toContain("copyActions");
    expect(textOf(plan(null)["backup-role-policy"])).not.toContain("Copy");
  });
});

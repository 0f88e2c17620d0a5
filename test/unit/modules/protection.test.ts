/** What a plan protects and retains, and that every protection has a key that ends it. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../compiler/plan/types.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { open } from "../../../tools/fixtures/open.ts";

const idsWith = (plan: Plan, option: "protect" | "retainOnDelete"): string[] =>
  plan.resources.flatMap(({ id, options }) => (options[option] === true ? [id] : [])).sort();

describe("protection", () => {
  it("covers what holds data, or cannot be replaced without moving data", () => {
    expect(idsWith(planOf("dev"), "protect")).toEqual([]);
    expect(idsWith(planOf("prod"), "protect")).toEqual(
      [
        ...["alb", "alb-logs", "backup-vault", "ecr-api", "ecr-realtime", "ecr-worker", "iam-key"],
        ...["rds-app-secret", "rds-instance", "rds-master-secret", "redis-main", "redis-secret", "vpc"],
      ].sort(),
    );
  });

  it.each(frozenSpecs)("of %s ends with the keys that the guide names", (name) => {
    expect(idsWith(planOf(name, open), "protect")).toEqual([]);
  });

  it.each([
    ["alb", { albDeletionProtection: false }, ["alb", "alb-logs"]],
    ["ecr", { enableRepositoryProtection: false }, ["ecr-api", "ecr-realtime", "ecr-worker"]],
    ["backup", { enableBackupVaultProtection: false }, ["backup-vault"]],
  ] as const)("of %s ends without that of the rest", (section, keys, freed) => {
    const left = idsWith(planOf("prod", { [section]: keys }), "protect");
    expect(idsWith(planOf("prod"), "protect").filter((id) => !left.includes(id))).toEqual(freed);
  });
});

describe("retention", () => {
  it("keeps what backups need, in class prod, and the versions that a rollback reads", () => {
    const backup = ["backup-role", "backup-role-policy", "backup-vault", "backup-vault-policy"];
    expect(idsWith(planOf("prod"), "retainOnDelete")).toEqual([...backup, "iam-key", "rds-app-secret-version"].sort());
    expect(idsWith(planOf("dev"), "retainOnDelete")).toEqual(["rds-app-secret-version"]);
  });

  it("does not keep the vault's lock, so that its key takes it off", () => {
    const ids = planOf("prod", { backup: { enableBackupVaultLock: false } }).resources.map(({ id }) => id);
    expect(ids).toContain("backup-vault");
    expect(ids).not.toContain("backup-vault-lock");
    const lock = planOf("prod").resources.find(({ id }) => id === "backup-vault-lock");
    expect(lock?.options).toEqual({ deleteBeforeReplace: true });
  });
});

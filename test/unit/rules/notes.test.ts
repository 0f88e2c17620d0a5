/** Security rules that an environment does without and that need no waiver. */
import { describe, expect, it } from "vitest";
import { notesOf, type Note } from "../../../compiler/rules/notes.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";

const notesIn = (name: string, over: Record<string, unknown> = {}) => notesOf(environmentOf(name, over));

describe("notes", () => {
  const names = (notes: readonly Note[], why: Note["why"]) => notes.filter((note) => note.why === why).map(({ rule }) => rule);

  it("name what class dev does without, at the keys that switch it off", () => {
    const notes = notesIn("dev");
    expect(names(notes, "class")).toEqual(
      expect.arrayContaining(["workloads-in-private-subnets", "task-no-public-ip", "database-backup-retention", "database-multi-az"]),
    );
    expect(notes.find(({ rule }) => rule === "database-multi-az")).toEqual({
      rule: "database-multi-az",
      demand: "the database is Multi-AZ",
      why: "class",
      reason: "class dev may do without it",
      keys: ["rds.rdsMultiAz"],
    });
    expect(names(notesIn("dev", { rds: { rdsMultiAz: true } }), "class")).not.toContain("database-multi-az");
  });

  it("name in class prod nothing that its author chose", () => {
    const notes = notesIn("prod");
    expect(names(notes, "class")).toEqual([]);
    expect(names(notes, "recommended")).toEqual(["master-password-rotation", "secret-rotation"]);
    expect(names(notes, "recommended")).toEqual(names(notesIn("dev"), "recommended"));
  });

  it("name rotation until RDS or a stated day sees to it", () => {
    const rds = { rdsCredentialRotatedOn: "2026-11-01" };
    const redis = { redisAuthTokenRotatedOn: "2026-11-01" };
    const recommended = (over: Record<string, unknown>) => names(notesIn("prod", { redis, rds: { ...rds, ...over } }), "recommended");
    expect(recommended({})).toEqual(["master-password-rotation", "secret-rotation"]);
    expect(recommended({ enableRdsManagedMasterPassword: true })).toEqual([]);
    expect(recommended({ enableRdsReadReplica: true, rdsMasterPasswordRotatedOn: "2026-11-01" })).toEqual([]);
    const keys = notesIn("prod", { rds: { enableRdsReadReplica: true } }).find(({ rule }) => rule === "master-password-rotation")?.keys;
    expect(keys).toEqual(["rds.rdsMasterPasswordRotatedOn"]);
  });

  it("name by design what a key could satisfy only where it does not", () => {
    const group = (mode: string) => ({ waf: { wafManagedRuleGroups: [{ name: "AWSManagedRulesAnonymousIpList", mode }] } });
    expect(names(notesIn("prod", group("count")), "design")).toContain("web-acl-anonymous-ip-list");
    expect(names(notesIn("prod", group("block")), "design")).not.toContain("web-acl-anonymous-ip-list");
  });

  it("have a reason each", () => {
    for (const { rule, reason } of [...notesIn("dev"), ...notesIn("prod")]) expect(reason.length, rule).toBeGreaterThan(10);
  });
});

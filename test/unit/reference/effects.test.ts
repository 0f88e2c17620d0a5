/** Effects of changes: computed for every key, from facts that agree with the words for them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { effectParts, moneyText } from "../../../compiler/reference/effect-words.ts";
import { effectNames, effectsOf, gravest, type KeyEffect } from "../../../compiler/reference/effects.ts";
import { interruptionOf, interrupts, isRefused } from "../../../compiler/change/danger/interruptions.ts";
import { allKeys } from "../../../compiler/reference/keys.ts";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { summarize } from "../../../compiler/reference/summarize.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

interface Facts {
  readonly replace: readonly string[];
  readonly replaceWhen: readonly { readonly property: string }[];
  readonly restart: readonly { readonly property: string; readonly effect: string }[];
}

const facts = JSON.parse(readFileSync(join(import.meta.dirname, "../../../compiler/plan/builder/replacement.json"), "utf8")) as Record<
  string,
  Facts
>;

describe("effects", () => {
  it("were found for every key that has another legal value", () => {
    const without = allKeys().filter(({ path, presence }) => effectsOf(path).length === 0 && presence !== "optional");
    // Only one version exists so far; and for a free-form value no other can be guessed.
    expect(without.map(({ path }) => path).filter((path) => path !== "extraResources")).toEqual(["schema"]);
  });

  it.each([
    ["rds.rdsInstanceClass", "restart"],
    ["rds.rdsDatabaseName", "data loss"],
    ["rds.rdsMultiAz", "in place"],
    ["redis.enableRedisSplit", "data loss"],
    ["ecsServices.apiServiceMemory", "rollout"],
    ["ecsServices.apiServiceDesiredCount", "creation"],
    ["vpc.flowLogTraffic", "replace"],
    ["rds.enableRdsLogExports", "log loss"],
    ["budget", "none"],
  ])("of %s are at worst: %s", (key, effect) => {
    expect(gravest(effectsOf(key))).toBe(effect);
  });

  it("know what AWS refuses", () => {
    const lower = effectsOf("rds.rdsAllocatedStorage").find(({ from, to }) => Number(to) < Number(from));
    expect(lower?.effect).toBe("refused");
    expect(effectParts(lower!)).toEqual(["AWS refuses this `allocatedStorage`"]);
  });

  it("have a price", () => {
    expect(effectsOf("rds.rdsMultiAz").map(({ monthly }) => Math.sign(monthly ?? 0))).toEqual([-1]);
    expect([moneyText({ monthly: -2 }), moneyText({ monthly: 13.1 }), moneyText({})]).toEqual(["−2.00", "+13.10", ""]);
    expect([moneyText({ highest: 4 }), moneyText({ monthly: 1, highest: 2 })]).toEqual([
      "at maximum scale +4.00",
      "+1.00, at maximum scale +2.00",
    ]);
  });

  it("name existing types, properties and resources", () => {
    const all = allKeys().flatMap(({ path }) => effectsOf(path));
    expect(all.length).toBeGreaterThan(250);
    for (const { effect, interrupted = [], replaced = {} } of all) {
      expect(effectNames).toContain(effect);
      for (const entry of interrupted) expect(interruptionOf(...(entry.split(" ") as [string, string]))).toBeTypeOf("string");
      for (const type of Object.keys(replaced)) expect(facts).toHaveProperty([type]);
    }
  });
});

describe("interruptions", () => {
  /** Effects that the facts do not call harmless. */
  const harmless =
    /^(in place|no (outage|reboot|restart|deployment|effect)|only (stored|data|\w+ ingested)|new (receives|sessions) only|grow|see |ignored|application: nodes|sends passwordWo)/;

  it("are facts: every property is in the table of in-place changes", () => {
    for (const type of Object.keys(facts)) {
      for (const { property } of facts[type]!.restart) {
        if (interruptionOf(type, property) !== undefined) expect(facts[type]!.replace).not.toContain(property);
      }
    }
    expect(interruptionOf("aws:rds/instance:Instance", "instanceClass")).toContain("restarts");
    expect(harmless.test(facts["aws:rds/instance:Instance"]!.restart.find(({ property }) => property === "instanceClass")!.effect)).toBe(
      false,
    );
  });

  it("depend on the values where they must", () => {
    const database = "aws:rds/instance:Instance";
    expect([interrupts(database, "backupRetentionPeriod", 7, 8), interrupts(database, "backupRetentionPeriod", 7, 0)]).toEqual([
      false,
      true,
    ]);
    expect([isRefused(database, "engineVersion", "17", "16"), isRefused(database, "engineVersion", "17", "18")]).toEqual([true, false]);
  });
});

describe("the comparison of plans", () => {
  const prod = planOf("prod");
  const change = (over: Record<string, unknown>): Omit<KeyEffect, "spec" | "from" | "to"> => summarize(prod, planOf("prod", over));

  it("reports nothing for equal plans", () => {
    expect(changeOf(prod, planOf("prod")).operations).toEqual([]);
    expect(change({})).toEqual({ effect: "none" });
  });

  it("follows references to replaced resources", () => {
    const { effect, replaced } = change({ vpc: { vpcCidr: "10.9.0.0/16" } });
    expect(effect).toBe("replace");
    expect(replaced).toMatchObject({ "aws:ec2/vpc:Vpc": 1, "aws:ec2/subnet:Subnet": 6, "aws:lb/targetGroup:TargetGroup": 2 });
  });

  it("distinguishes protection from data", () => {
    expect(change({ backup: { enableBackupVaultProtection: false } })).toEqual({ effect: "in place", options: ["backup-vault"] });
    expect(change({ rds: { rdsDatabaseName: "other" } })).toMatchObject({
      effect: "data loss",
      lost: ["rds-instance"],
      refused: ["rds-instance"],
    });
  });

  it("respects ignored properties", () => {
    expect(change({ ecsServices: { apiServiceDesiredCount: 3 } })).toMatchObject({ effect: "creation" });
  });
});

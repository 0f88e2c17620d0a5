/** What the frozen prod specs waive costs what the waiver says, and what costs little is on (docs/decisions/0006-waivers.md). */
import { describe, expect, it } from "vitest";
import { controls } from "../../../../generated/controls.ts";
import { costOf } from "../../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../../compiler/cost/load.ts";
import { decimalText, minus } from "../../../../compiler/pricing/decimal.ts";
import { securityRule } from "../../../../compiler/rules/index.ts";
import { checkSpec } from "../../../../compiler/rules/check-spec.ts";
import { environmentOf, planOf } from "../../../../tools/fixtures/specs.ts";

type Tree = Record<string, unknown>;

/** Below this a control is on in prod, USD a month. */
const threshold = 5;
/** Their values are given (30 days), whatever a year would cost. */
const given = [
  "vpc.flowLogRetentionDays",
  "ecsServices.apiLogRetentionDays",
  "ecsServices.realtimeLogRetentionDays",
  "ecsWorkers.workerLogRetentionDays",
];
/** Nothing switches them on, so nothing prices them. */
const never = new Set(["secret-rotation", "master-password-rotation"]);
const book = priceBookOf("eu-central-1");

/** USD a month that turning the control at `key` on adds. */
function priceOf(name: string, key: string): number {
  const control = controls.find((each) => each.key === key)!;
  const on = control.below ?? (control.off === false ? true : "enabled");
  const over = key.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), on) as Tree;
  return Number(decimalText(minus(costOf(planOf(name, over), book).totals.monthly, costOf(planOf(name), book).totals.monthly)));
}

const waivers = ["prod", "prod-100k"].flatMap((name) => environmentOf(name).spec.waivers.map((waiver) => ({ name, ...waiver })));
const priced = waivers.filter(({ rule }) => !never.has(rule));

describe("waivers of the prod specs", () => {
  it.each(priced)("of $name: $rule at $key has its price", ({ name, key, price }) => {
    const real = priceOf(name, key!);
    expect(Math.abs(price! - real), `${real.toFixed(2)} USD a month`).toBeLessThanOrEqual(Math.max(0.1, real / 10));
  });

  it.each(priced.filter(({ name, key }) => name === "prod" && !given.includes(key!)))("of prod: $rule is not cheap", ({ name, key }) => {
    expect(priceOf(name, key!)).toBeGreaterThanOrEqual(threshold);
  });

  it("are of keys, with a reason and an expiry, once each", () => {
    expect(waivers.every(({ key, reason, until }) => key !== undefined && reason.length >= 40 && /^\d{4}-\d{2}-\d{2}$/.test(until))).toBe(
      true,
    );
    const places = waivers.map(({ name, rule, key }) => `${name} ${rule} ${key}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it("of log retention are of the keys whose value is given, in both", () => {
    for (const name of ["prod", "prod-100k"]) {
      const keys = waivers.filter((each) => each.name === name && each.rule === "log-retention-one-year").map(({ key }) => key);
      expect(keys.sort()).toEqual([...given].sort());
    }
  });

  it.each(["prod", "prod-100k"])("leave nothing to say of %s, and none is too many", (name) => {
    const findings = checkSpec(environmentOf(name), { asOf: "2026-11-24" });
    expect(findings.filter(({ rule }) => securityRule(rule) !== undefined || rule.startsWith("waiver-"))).toEqual([]);
  });
});

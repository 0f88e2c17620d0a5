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
const book = priceBookOf("eu-central-1");

/** USD a month that turning the control at `key` on adds. */
function priceOf(name: string, key: string): number {
  const control = controls.find((each) => each.key === key)!;
  const on = control.below ?? (control.off === false ? true : "enabled");
  const over = key.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), on) as Tree;
  return Number(decimalText(minus(costOf(planOf(name, over), book).totals.monthly, costOf(planOf(name), book).totals.monthly)));
}

/** The waivers of both, each with the keys that it covers. */
const waivers = ["prod", "prod-100k"].flatMap((name) =>
  environmentOf(name).spec.waivers.map(({ key = [], ...waiver }) => ({ name, keys: [key].flat(), ...waiver })),
);
/** The price of what a waiver covers. */
const priceOfAll = (name: string, keys: readonly string[]) => keys.reduce((sum, key) => sum + priceOf(name, key), 0);

describe("waivers of the prod specs", () => {
  it.each(waivers)("of $name: $rule at $keys has its price", ({ name, keys, price }) => {
    const real = priceOfAll(name, keys);
    expect(Math.abs(price! - real), `${real.toFixed(2)} USD a month`).toBeLessThanOrEqual(Math.max(0.1, real / 10));
  });

  it.each(waivers.filter(({ name, keys }) => name === "prod" && !keys.some((key) => given.includes(key))))(
    "of prod: $rule is not cheap",
    ({ name, keys }) => {
      expect(priceOfAll(name, keys)).toBeGreaterThanOrEqual(threshold);
    },
  );

  it("are of keys, with a reason and an expiry, once each", () => {
    expect(waivers.every(({ keys, reason, until }) => keys.length > 0 && reason.length >= 40 && /^\d{4}-\d{2}-\d{2}$/.test(until))).toBe(
      true,
    );
    const places = waivers.flatMap(({ name, rule, keys }) => keys.map((key) => `${name} ${rule} ${key}`));
    expect(new Set(places).size).toBe(places.length);
  });

  it("of log retention are of the keys whose value is given, in both", () => {
    for (const name of ["prod", "prod-100k"]) {
      const keys = waivers.filter((each) => each.name === name && each.rule === "log-retention-one-year").flatMap((each) => each.keys);
      expect(keys.sort()).toEqual([...given].sort());
    }
  });

  it.each(["prod", "prod-100k"])("leave nothing to say of %s, and none is too many", (name) => {
    const findings = checkSpec(environmentOf(name), { asOf: "2026-11-24" });
    expect(findings.filter(({ rule }) => securityRule(rule) !== undefined || rule.startsWith("waiver-"))).toEqual([]);
  });
});

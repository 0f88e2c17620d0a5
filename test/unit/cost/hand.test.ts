import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import type { CostLine } from "../../../compiler/pricing/line.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";
import { dev } from "./hand/dev.ts";
import { prod } from "./hand/prod.ts";
import { prod100k } from "./hand/prod-100k.ts";
import type { Calculation, Retention } from "./hand/usage.ts";

/** Hand calculations by spec. They state one sum of alarms per module (see `nameOf`). */
const handCalculations: Readonly<Record<string, (retention: Retention) => Calculation>> = { dev, prod, "prod-100k": prod100k };

/** Alarms are numerous and alike, so they count as one sum per module. */
function nameOf({ module, resource, item }: CostLine): string {
  return item.startsWith("alarm metrics") ? `${module} | ${item}` : `${resource} | ${item}`;
}

describe.each(frozenSpecs)("spec/%s.yaml", (name) => {
  const plan = planOf(name);
  const { lines } = costOf(plan, priceBookOf("eu-central-1"));
  const sums = new Map<string, number>();
  for (const line of lines) {
    const monthly = line.monthly === undefined ? Number.NaN : Number(decimalText(line.monthly, 6));
    sums.set(nameOf(line), (sums.get(nameOf(line)) ?? 0) + monthly);
  }
  const alarms = plan.resources.filter(
    ({ module, type }) => module === "observability" && type === "aws:cloudwatch/metricAlarm:MetricAlarm",
  );
  const watched = alarms.map(({ inputs }) => {
    const queries = (inputs["metricQueries"] ?? []) as unknown as readonly { readonly metric?: unknown }[];
    return Math.max(1, queries.filter(({ metric }) => metric !== undefined).length);
  });
  const metrics = watched.reduce((all, each) => all + each, 0);
  const expected = {
    ...handCalculations[name]!((group) => Number(resourceOf(plan, group).inputs["retentionInDays"])),
    ...(metrics === 0 ? {} : { "observability | alarm metrics": metrics * 0.1 }),
  };

  it("has the hand-calculated lines, and no others", () => {
    expect([...sums.keys()].sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))("%s is within 2 % of %d", (line, hand) => {
    if (Number.isNaN(hand)) expect(sums.get(line)).toBeNaN();
    // A line is accurate to a millionth of a dollar.
    else expect(Math.abs(sums.get(line)! - hand)).toBeLessThanOrEqual(Math.max(Math.abs(hand) * 0.02, 0.000001));
  });

  it("adds up to within 2 %", () => {
    const total = [...sums.values()].filter((value) => !Number.isNaN(value)).reduce((all, value) => all + value, 0);
    const hand = Object.values(expected)
      .filter((value) => !Number.isNaN(value))
      .reduce((all, value) => all + value, 0);
    expect(Math.abs(total / hand - 1)).toBeLessThan(0.02);
  });
});

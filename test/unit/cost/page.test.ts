/** docs/infrastructure/cost.md of the frozen specs. */
import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { costPage } from "../../../compiler/cost/page/index.ts";
import type { PricedSpec } from "../../../compiler/cost/page/priced-spec.ts";
import { referenceRows } from "../../../compiler/cost/page/reference.ts";
import { rowCents, rowNames } from "../../../compiler/cost/page/rows.ts";
import { rounded, sum } from "../../../compiler/pricing/decimal.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const priced = (name: string, as = name): PricedSpec => {
  const plan = planOf(name);
  return { name: as, file: `spec/${as}.yaml`, report: costOf(plan, priceBookOf(plan.region)) };
};
const specs = frozenSpecs.map((name) => priced(name));
/** Normalizes the alignment of tables, which does not matter here. */
const textOf = (files: ReadonlyMap<string, string>) => files.get("cost.md")!.replaceAll(/ {2,}/g, " ");

describe("the cost page", () => {
  const files = costPage(specs, specs[1]!);
  const page = textOf(files);

  it("has the reference's table beside the calculated one, and what each line counts", () => {
    expect(Object.keys(referenceRows)).toEqual(["VPC", "RDS", "Redis", "ECS", "ALB", "SQS", "WAF", "CloudWatch"]);
    for (const [row, { dev, prod, prod100k, why }] of Object.entries(referenceRows)) {
      expect(page).toMatch(
        new RegExp(`^\\| ${row} \\| [\\d.,]+ \\| ${dev} \\| [\\d.,]+ \\| ${prod} \\| [\\d.,]+ \\| ${prod100k} \\|$`, "m"),
      );
      expect(page).toContain(`- **${row}.** ${why}`);
    }
  });

  it.each(specs)("distributes the total of $name over its rows, to the cent", ({ report }) => {
    const rows = rowCents(report);
    expect([...rows.keys()]).toEqual([...rowNames]);
    expect(sum(...rows.values())).toBe(rounded(report.totals.monthly, 2));
  });

  it("lists every driver, and draws the curve", () => {
    expect(page.match(/^\| `usage\.\w+` \|/gm)!.length).toBeGreaterThan(35);
    expect(files.get("cost-curve.svg")).toMatch(/^<svg /);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  it("compares only specs for which the reference has a column", () => {
    const [dev, stage] = [specs[0]!, priced("prod", "stage")];
    const both = textOf(costPage([dev, stage], stage));
    expect(both).toContain("| | spec/dev.yaml | reference, dev |\n");
    expect(both).toContain("## spec/stage.yaml");
    const alone = textOf(costPage([stage], stage));
    expect(alone).not.toContain("eference");
    expect(textOf(costPage([{ ...dev, isForeign: true }], dev))).not.toContain("eference");
    expect(alone).toContain("`spec/stage.yaml` with more and more users");
  });
});

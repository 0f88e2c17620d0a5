import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { rounded, sum } from "../../../compiler/pricing/decimal.ts";
import { costDocFiles } from "../../../tools/generate/cost-docs/index.ts";
import { rowCents, rowNames } from "../../../tools/generate/cost-docs/rows.ts";
import { originalEstimates } from "../../../tools/generate/cost-docs/original-estimates.ts";
import { planOf, shippedSpecs } from "../../support/plan.ts";

describe("docs/infrastructure/cost.md", () => {
  const files = costDocFiles();
  // Tables are aligned for reading as text; what is in them does not hang on it.
  const page = files.get("docs/infrastructure/cost.md")!.replaceAll(/ {2,}/g, " ");

  it("has the reference's table with ours beside it, and a reason for each of its lines", () => {
    expect(Object.keys(originalEstimates)).toEqual(["VPC", "RDS", "Redis", "ECS", "ALB", "SQS", "WAF", "CloudWatch"]);
    for (const [row, { dev, prod, prod100k, why }] of Object.entries(originalEstimates)) {
      expect(page).toMatch(
        new RegExp(`^\\| ${row} \\| [\\d.,]+ \\| ${dev} \\| [\\d.,]+ \\| ${prod} \\| [\\d.,]+ \\| ${prod100k} \\|$`, "m"),
      );
      expect(page).toContain(`- **${row}.** ${why}`);
    }
  });

  it.each(shippedSpecs)("shares all of %s out over its rows, to the cent", (name) => {
    const report = costOf(planOf(name), priceBookOf("eu-central-1"));
    const rows = rowCents(report);
    expect([...rows.keys()]).toEqual([...rowNames]);
    expect(sum(...rows.values())).toBe(rounded(report.totals.monthly, 2));
  });

  it("lists every driver, and draws the curve", () => {
    expect(page.match(/^\| `usage\.\w+` \|/gm)!.length).toBeGreaterThan(35);
    expect(files.get("docs/infrastructure/cost-curve.svg")).toMatch(/^<svg /);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });
});

/** Amounts that stand next to each other: a reader who subtracts them gets the difference that is shown. */
import { describe, expect, it } from "vitest";
import { run } from "./run.ts";

const cents = (text: string) => Math.round(Number(text.replaceAll(",", "")) * 100);

/** Each `1.00 → 3.00 (+2.00)`, and each row that ends in two amounts and their difference, whose parts do not fit together. */
function misfits(text: string): readonly string[] {
  const arrows = text.matchAll(/([\d,]+\.\d\d) → ([\d,]+\.\d\d)[^(\n]*\(([+-]?[\d,]+\.\d\d)\)/g);
  const rows = text.matchAll(/ ([\d,]+\.\d\d) +([\d,]+\.\d\d) +([+-][\d,]+\.\d\d)$/gm);
  return [...arrows, ...rows].filter(([, before, after, by]) => cents(after!) - cents(before!) !== cents(by!)).map(([all]) => all);
}

describe("a difference", () => {
  it.each([
    ["impact", "ecsServices.apiServiceDesiredCount=2", "--spec", "spec/dev.yaml"],
    ["impact", "ecsCluster.containerInsights=enhanced", "vpc.natGateways=1", "--spec", "spec/prod.yaml"],
    ["impact", "rds.rdsAllocatedStorage=77", "usage.dailyActiveUsers=777", "--spec", "spec/dev.yaml"],
    ["cost", "spec/dev.yaml", "spec/prod.yaml", "--lines", "60"],
  ])("is that of the amounts beside it: %s %s", async (...argv) => {
    const { stdout } = await run(argv);
    expect(stdout).toMatch(/\([+-]\d|[+-][\d,]+\.\d\d$/m);
    expect(misfits(stdout)).toEqual([]);
    expect(stdout).not.toContain("(0.00)");
  });

  it("is the same for programs", async () => {
    const { stdout } = await run(["impact", "usage.dailyActiveUsers=777", "--spec", "spec/dev.yaml", "--format", "json"]);
    type Amounts = Readonly<Record<"before" | "after" | "change", string>>;
    const [{ diff }] = (JSON.parse(stdout) as { specs: [{ diff: { cost: Amounts & { lines: readonly Amounts[] } } }] }).specs;
    expect(diff.cost.lines.length).toBeGreaterThan(3);
    for (const { before, after, change } of [diff.cost, ...diff.cost.lines]) expect(cents(after) - cents(before)).toBe(cents(change));
  });

  it("of a target and what is saved is what is missing", async () => {
    const { stdout } = await run(["cost", "spec/dev.yaml", "--save", "90%"]);
    const [, target, all, saved, short, left] =
      /Saving ([\d.]+) \(90 %\) of ([\d.]+)[^]*save ([\d.]+) \([\d.]+ %\), ([\d.]+) less\.[^]*leaves ([\d.]+)/.exec(stdout) ?? [];
    expect([cents(short!), cents(left!)]).toEqual([cents(target!) - cents(saved!), cents(all!) - cents(saved!)]);
  });
});

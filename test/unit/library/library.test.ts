import { describe, expect, it } from "vitest";
import { compile, cost, diff, docs, memoryFiles, nodeFiles, planText, policy, validate } from "../../../compiler/library/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { frozenProject, specText } from "../../../tools/fixtures/project.ts";

const asOf = "2026-01-15";
const texts = Object.fromEntries(["dev", "prod", "prod-100k"].map((name) => [`spec/${name}.yaml`, specText(name)]));
const settings = { files: memoryFiles(texts), asOf };

/** The specs of memory with others beside them. */
const withFiles = (more: Readonly<Record<string, string>>) => ({ ...settings, files: memoryFiles({ ...texts, ...more }) });

describe("compile", () => {
  it("gives the same plan from memory as from disk", () => {
    const { plan } = compile("spec/prod-100k.yaml", settings);
    expect(planText(plan!)).toBe(planText(compile("spec/prod-100k.yaml", { files: nodeFiles(frozenProject), asOf }).plan!));
  });

  it("returns mistakes, and no plan", () => {
    const { plan, diagnostics } = compile("spec/x.yaml", withFiles({ "spec/x.yaml": "extends: dev.yaml\nvpc: {vpcCidrr: 1}\n" }));
    expect(plan).toBeUndefined();
    expect(diagnostics).toMatchObject([{ rule: "unknown-key", severity: "error", file: "spec/x.yaml", range: { line: 2 } }]);
  });

  it("makes warnings errors on demand", () => {
    expect(compile("spec/prod-100k.yaml", settings).diagnostics.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
    const strict = compile("spec/prod-100k.yaml", { ...settings, strict: true });
    // The budget is checked in the plan, which errors of rules prevent.
    expect(strict.plan).toBeUndefined();
    expect(strict.diagnostics.map(({ severity }) => severity)).toEqual(["error", "error"]);
  });

  it("decides by the given date whether waivers have expired", () => {
    expect(compile("spec/prod.yaml", { ...settings, asOf: "2099-01-01" }).diagnostics.map(({ rule }) => rule)).toContain("waiver-expired");
  });

  it.each(["", "today", "2026-02-30", "2026-1-5", "2026-01-15T00:00:00Z"])("refuses %j as a date", (day) => {
    expect(() => compile("spec/dev.yaml", { ...settings, asOf: day })).toThrow(RangeError);
  });
});

describe("validate", () => {
  it("finds what compile finds", () => {
    for (const file of Object.keys(texts)) expect(validate(file, settings)).toEqual(compile(file, settings).diagnostics);
  });

  it("says that a file does not exist, whatever its name", () => {
    for (const file of ["spec/nope.yaml", "constructor", "__proto__"]) {
      expect(validate(file, settings)).toMatchObject([{ rule: "unreadable-file", file }]);
    }
  });
});

describe("policy", () => {
  it("judges every rule, and counts the results", () => {
    const { counts, rules, diagnostics, environment } = policy("spec/prod.yaml", settings);
    expect([environment, diagnostics]).toEqual(["prod", []]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rules.length);
    expect([counts.failed, rules.some(({ status }) => status === "passed")]).toEqual([0, true]);
  });

  it("names the line at fault, and what else is wrong", () => {
    const text = "extends: prod.yaml\nenvironment: x\nrds:\n  rdsMultiAz: false\n";
    const { rules } = policy("spec/x.yaml", withFiles({ "spec/x.yaml": text }));
    const failures = rules.flatMap((rule) => rule.failures.map(({ file, line }) => [rule.rule, file, line]));
    expect(failures).toContainEqual(["database-multi-az", "spec/x.yaml", 4]);
    expect(policy("spec/none.yaml", settings).diagnostics).toMatchObject([{ rule: "unreadable-file" }]);
  });
});

describe("cost", () => {
  const plan = compile("spec/dev.yaml", settings).plan!;

  it("adds up in every grouping", () => {
    for (const by of ["module", "resource", "item"] as const) {
      const { groups, totals } = cost(plan, { by });
      const millionths = groups.reduce((sum, { monthly }) => sum + Math.round(Number(monthly) * 1e6), 0);
      expect(millionths).toBe(Math.round(Number(totals.monthly) * 1e6));
    }
  });

  it("takes the prices that it is given", () => {
    const free = { ...priceBookOf(plan.region), prices: {} };
    const { lines, totals } = cost(plan, { priceBook: free });
    expect(totals).toMatchObject({ monthly: null, unpriced: lines.length });
  });

  it("refuses the prices of another region", () => {
    expect(() => cost(plan, { priceBook: priceBookOf("us-east-1") })).toThrow("is for us-east-1, but the plan is for eu-central-1");
  });
});

describe("docs", () => {
  it("needs a spec", async () => {
    await expect(docs([], settings)).rejects.toThrow(RangeError);
  });

  it("has no files if a spec is wrong, or if two are the same environment", async () => {
    const wrong = await docs(["spec/dev.yaml", "spec/nope.yaml"], settings);
    expect(wrong.files).toBeUndefined();
    expect(wrong.diagnostics.map(({ rule }) => rule)).toEqual(["unreadable-file"]);
    const twice = await docs(["spec/dev.yaml", "spec/copy.yaml"], withFiles({ "spec/copy.yaml": texts["spec/dev.yaml"]! }));
    expect(twice.files).toBeUndefined();
    expect(twice.diagnostics.map(({ rule }) => rule)).toEqual(["duplicate-environment", "duplicate-environment"]);
  });
});

describe("every function", () => {
  it("leaves its arguments as they are, and gives the same answer again", () => {
    const plan = compile("spec/dev.yaml", settings).plan!;
    const before = planText(plan);
    expect(cost(plan)).toEqual(cost(plan));
    expect(planText(plan)).toBe(before);
    expect(planText(compile("spec/dev.yaml", settings).plan!)).toBe(before);
  });
});

describe("diff", () => {
  const plan = (edit: string) => compile("spec/x.yaml", withFiles({ "spec/x.yaml": `extends: dev.yaml\n${edit}` })).plan!;

  it("says what a change of plans does", () => {
    const [before, after] = [plan("rds: {rdsInstanceClass: db.t4g.micro}\n"), plan("rds: {rdsInstanceClass: db.t4g.small}\n")];
    expect(diff(before, after)).toMatchObject({ status: "changed", summary: { danger: "restart or failover" }, rules: null });
    expect(diff(before, undefined)).toMatchObject({ status: "removed", operations: [] });
    expect(() => diff(undefined, undefined)).toThrow(RangeError);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileSpec } from "../../../compiler/compile.ts";
import { priceBookDiagnostics } from "../../../compiler/cost/age.ts";
import { alternativesOf } from "../../../compiler/what-if.ts";
import { costByKey, dearestDecisions } from "../../../compiler/cost/decisions.ts";
import { costOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

const asOf = "2026-11-24";

/** The frozen specs on disk, and one spec of the test. */
function readerOf(text: string): FileReader {
  return {
    read: (file) => ({ bytes: file === "spec/own.yaml" ? new TextEncoder().encode(text) : readFileSync(join(frozenProject, file)) }),
  };
}

const compile = (text: string, options = {}) => compileSpec("spec/own.yaml", readerOf(text), { asOf, ...options });
const own = (budget: string, rest = "") => `extends: prod.yaml\nenvironment: own\nbudget:\n${budget}${rest}`;

describe("a budget", () => {
  it("is an error at its line when it is hard, and gives no plan", () => {
    const { diagnostics, plan } = compile(own("  monthly: 500\n  hard: true\n"));
    expect(plan).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      rule: "budget-exceeded",
      severity: "error",
      key: "budget.monthly",
      file: "spec/own.yaml",
      range: { line: 4, column: 12 },
    });
    expect(diagnostics[0]!.message).toMatch(/^the estimated cost of \d+\.\d\d USD a month exceeds the budget of 500\.00 by \d+\.\d\d$/);
  });

  it("is a warning when it is soft, and gives a plan; --strict makes it an error", () => {
    const soft = own("  monthly: 500\n  hard: false\n");
    const { diagnostics, plan } = compile(soft);
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([["budget-exceeded", "warning"]]);
    expect(plan?.environment).toBe("own");
    expect(compile(soft, { strict: true }).plan).toBeUndefined();
  });

  it("is checked by validate, which writes no plan", () => {
    const { diagnostics, plan } = compile(own("  monthly: 1\n  hard: true\n"), { validateOnly: true });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["budget-exceeded"]);
    expect(plan).toBeUndefined();
    expect(compile(own("  monthly: 10000\n"), { validateOnly: true })).toMatchObject({ diagnostics: [] });
  });

  it("that is met gives no diagnostic", () => {
    expect(compile(own("  monthly: 10000\n  hard: true\n")).diagnostics).toEqual([]);
  });

  it("costs no time where there is none", () => {
    const passes: string[] = [];
    const pass = <T>(name: string, run: () => T): T => {
      passes.push(name);
      return run();
    };
    compile("extends: prod.yaml\nenvironment: own\nbudget: null\n", { pass });
    expect(passes).toEqual(["source", "schema", "model", "rules", "plan"]);
    compile("extends: prod.yaml\nenvironment: own\n", { pass });
    expect(passes.at(-1)).toBe("budget");
  });

  it("names the five most expensive decisions, each where it was made, with what the next smaller choice saves", () => {
    const [{ related = [] } = {}] = compile(own("  monthly: 500\n  hard: true\n")).diagnostics;
    expect(related).toHaveLength(5);
    const [first] = related;
    // A smaller class would not hold the connections of all tasks (tasks-exceed-connections and related rules refuse it). Single-AZ saves
    // (0.168 − 0.084) × 730 + 50 × (0.274 − 0.137) = 61.32 + 6.85.
    // (0.168 − 0.084) × 730 + 50 × (0.274 − 0.137) = 61.32 + 6.85.
    expect(first!.message).toBe(
      "rds.rdsInstanceClass: db.t3.medium costs 122.64; rds.rdsMultiAz: false would save 68.17 (waive database-multi-az)",
    );
    expect(first!.file).toBe("spec/prod.yaml");
    expect(readFileSync(join(frozenProject, first!.file), "utf8").split("\n")[first!.range.line - 1]).toContain(
      "rdsInstanceClass: db.t3.medium",
    );
    expect(related.map(({ message }) => message.split(":")[0])).toContain("redis.redisNodeType");
    // A rule refuses fewer tasks than autoscaling's minimum, so only smaller tasks are left.
    expect(related.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^ecsServices\.apiServiceDesiredCount: 2 costs 41\.45; ecsServices\.apiServiceCpu: 256 would save 16\.99$/),
    );
  });

  it("names the control that a smaller choice would waive, and offers no choice that a rule refuses", () => {
    const { diagnostics } = compile("extends: prod-100k.yaml\nenvironment: own\nbudget:\n  monthly: 100\n");
    const found = diagnostics.find(({ rule }) => rule === "budget-exceeded")!;
    expect(found.message).toContain("at least");
    const choices = found.related!.map(({ message }) => message);
    expect(choices.join("\n")).toMatch(
      /enableInterfaceEndpoints: true costs [\d.]+; false would save [\d.]+ \(waive interface-vpc-endpoints\)/,
    );
    expect(choices.every((message) => /would save \d+\.\d\d|no cheaper value is available/.test(message))).toBe(true);
  });

  it("warns where there are no prices to judge it by; a hard budget is then an error", () => {
    const north = "region: eu-north-1\nvpc:\n  availabilityZones: [eu-north-1a, eu-north-1b]\n";
    const found = (hard: boolean) =>
      compile(own(`  monthly: 1\n  hard: ${hard}\n`, north)).diagnostics.map(({ rule, severity }) => [rule, severity]);
    expect(found(false)).toContainEqual(["region-without-prices", "warning"]);
    expect(found(false).map(([rule]) => rule)).not.toContain("budget-incomplete");
    expect(found(true)).toContainEqual(["budget-incomplete", "error"]);
  });

  it.each([
    ["a line of a module", "rds: {rdsDatabaseInsightsMode: advanced}\n", "Database Insights of rds-instance"],
    [
      "an extra resource",
      "extraResources: {jobs: {type: 'aws:dynamodb/table:Table', inputs: {billingMode: PAY_PER_REQUEST, hashKey: id, attributes: [{name: id, type: S}]}}}\n",
      "of jobs",
    ],
  ])("that is met as far as prices are known is a warning, or an error when hard, if %s has no price", (_name, rest, line) => {
    for (const [hard, severity] of [
      [false, "warning"],
      [true, "error"],
    ] as const) {
      const { diagnostics, plan } = compile(own(`  monthly: 10000\n  hard: ${hard}\n`, rest));
      const found = diagnostics.find(({ rule }) => rule === "budget-incomplete");
      expect(found, JSON.stringify(diagnostics)).toMatchObject({ severity, key: "budget.monthly" });
      expect(found!.message).toMatch(/^the budget of 10000\.00 cannot be checked: 1 of \d+ lines have no price \(/);
      expect(found!.message).toContain(line);
      expect(plan === undefined).toBe(hard);
    }
  });
});

describe("decisions", () => {
  const compiled = compile("extends: prod.yaml\nenvironment: own\nbudget: null\n");
  const report = costOf(compiled.plan!, priceBookOf("eu-central-1"));

  it("attribute each cost line once, to the key with the most influence", () => {
    const sums = costByKey(report);
    expect(sums.map(({ monthly }) => monthly)).toEqual(sums.map(({ monthly }) => monthly).sort((a, b) => (a < b ? 1 : -1)));
    expect(sums.find(({ key }) => key === "vpc.natGateways")).toBeDefined();
    // Two gateways with their addresses and 20 GB: 2 × 37.96 + 2 × 3.65 + 1.04.
    expect(decimalText(sums.find(({ key }) => key === "vpc.natGateways")!.monthly, 2)).toBe("84.26");
  });

  it("save exactly the difference to the compiled smaller spec", () => {
    for (const { key, smaller } of dearestDecisions(report, alternativesOf(compiled.source!, asOf))) {
      if (smaller === undefined || smaller.waivers.length > 0) continue;
      const [section, name] = smaller.key.split(".");
      const text = `extends: prod.yaml\nenvironment: own\nbudget: null\n${section}:\n  ${name}: ${JSON.stringify(smaller.value)}\n`;
      const other = costOf(compile(text).plan!, priceBookOf("eu-central-1"));
      expect(report.totals.monthly - other.totals.monthly, key).toBe(smaller.saves);
    }
    expect(
      dearestDecisions(report, alternativesOf(compiled.source!, asOf)).filter(({ smaller }) => smaller !== undefined).length,
    ).toBeGreaterThan(2);
  });
});

describe("a price book", () => {
  const book = priceBookOf("eu-central-1");

  it("is accepted when a year old, and gives a warning a day later", () => {
    expect(priceBookDiagnostics(book, "spec/own.yaml", "2027-11-23")).toEqual([]);
    expect(priceBookDiagnostics(book, "spec/own.yaml", "2027-11-24")).toMatchObject([{ rule: "outdated-prices", severity: "warning" }]);
  });
});

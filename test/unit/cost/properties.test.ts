import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { centRows, groupLines, inCents } from "../../../compiler/cost/groups.ts";
import { costOf, totalsOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { reportJson } from "../../../compiler/cost/render/json.ts";
import { groupTable, largestLines } from "../../../compiler/cost/render/tables.ts";
import { decimal, minus, rounded, sum, type Decimal } from "../../../compiler/pricing/decimal.ts";
import { effectiveSchema, nodeAt } from "../../../compiler/validate/schema/metadata.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { run } from "../cli/run.ts";

const book = priceBookOf("eu-central-1");
const spec = fc.constantFrom(...frozenSpecs);
const monthly = (name: string, over: Record<string, unknown> = {}) => costOf(planOf(name, over), book).totals.monthly;

const drivers = Object.entries(nodeAt(effectiveSchema(), ["usage"]).properties ?? {}).flatMap(([driver, { type, minimum, maximum }]) =>
  type === "boolean" ? [] : [{ driver, whole: type === "integer", minimum: minimum!, maximum: Math.min(maximum!, 1_000_000) }],
);

describe("with all else equal, cost never falls when", () => {
  const plans = Object.fromEntries(frozenSpecs.map((name) => [name, planOf(name)]));

  it.each(drivers)("usage.$driver grows", ({ driver, whole, minimum, maximum }) => {
    const value = fc
      .double({ min: minimum, max: maximum, noNaN: true })
      .map((each) => (whole ? Math.round(each) : Number(each.toFixed(3))));
    fc.assert(
      fc.property(spec, fc.boolean(), value, value, (name, accountFreeTier, a, b) => {
        const plan = plans[name]!;
        const at = (each: number) => costOf({ ...plan, usage: { ...plan.usage, accountFreeTier, [driver]: each } }, book).totals.monthly;
        return at(Math.min(a, b)) <= at(Math.max(a, b));
      }),
      { numRuns: 8 },
    );
  });

  const retentions = [1, 7, 30, 365, 3653];
  const between = (low: number, high: number) => Array.from({ length: 4 }, (_, index) => low + Math.floor(((high - low) * index) / 3));
  const keys: readonly (readonly [section: string, key: string, values: readonly number[]])[] = [
    ["vpc", "natGateways", [1, 2]],
    ["vpc", "flowLogRetentionDays", retentions],
    ["rds", "rdsAllocatedStorage", between(20, 399)],
    ["rds", "rdsAllocatedStorage", between(400, 4000)],
    ["rds", "rdsBackupRetentionDays", between(1, 35)],
    ["rds", "rdsLogRetentionDays", retentions],
    ["redis", "redisNumCacheNodes", [1, 2, 3, 4, 5, 6]],
    ["redis", "redisSnapshotRetentionDays", between(1, 35)],
    ["redis", "redisLogRetentionDays", retentions],
    ["ecr", "imageRetentionCount", between(5, 1000)],
    ["ecsServices", "apiServiceDesiredCount", between(2, 20)],
    ["ecsServices", "realtimeServiceDesiredCount", between(2, 30)],
    ["ecsServices", "realtimeServiceMaxCount", between(6, 100)],
    ["ecsServices", "apiLogRetentionDays", retentions],
    ["ecsServices", "realtimeLogRetentionDays", retentions],
    ["ecsWorkers", "workerServiceDesiredCount", between(1, 10)],
    ["ecsWorkers", "workerLogRetentionDays", retentions],
    ["alb", "albAccessLogRetentionDays", between(1, 3650)],
    ["waf", "wafLogRetentionDays", retentions],
    ["backup", "backupDailyRetentionDays", between(1, 200)],
    ["backup", "backupWeeklyRetentionDays", between(90, 900)],
  ];

  it.each(keys)("%s.%s grows", (section, key, values) => {
    for (const name of frozenSpecs) {
      const costs = values.map((value) => monthly(name, { [section]: { [key]: value } }));
      expect(costs, name).toEqual([...costs].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});

describe("sums", () => {
  it("of lines equal the total, and so do those of groups, however they are formed", () => {
    for (const name of frozenSpecs) {
      const { lines, totals } = costOf(planOf(name), book);
      const all = lines.reduce((total, line) => sum(total, line.monthly ?? decimal(0)), decimal(0));
      expect(all).toBe(totals.monthly);
      expect(sum(totals.fixed, totals.usage)).toBe(totals.monthly);
      for (const by of ["module", "resource", "item"] as const) {
        expect(sum(...groupLines(lines, by).map((group) => group.monthly))).toBe(totals.monthly);
        const rows = centRows(groupLines(lines, by));
        const total = rows.at(-1)!;
        expect(sum(...rows.slice(0, -1).map((row) => row.monthly))).toBe(total.monthly);
        expect(total.monthly).toBe(rounded(totals.monthly, 2));
      }
    }
  });

  it("in cents equal the rounded sum, and no value is more than a cent off", () => {
    const money = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((micros) => decimal((micros / 1e6).toFixed(6)));
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 40 }), (values) => {
        const cents = inCents(values);
        const off = cents.map((cent, index) => minus(cent, values[index]!));
        return sum(...cents) === rounded(sum(...values), 2) && off.every((each) => each > decimal("-0.01") && each < decimal("0.01"));
      }),
    );
  });

  it("include the range that autoscaling causes", () => {
    for (const name of frozenSpecs) {
      const { low, monthly: now, high } = totalsOf(costOf(planOf(name), book).lines);
      expect(low <= now && now < high).toBe(true);
    }
  });
});

describe("the same plan", () => {
  it.each(frozenSpecs)("%s gives the same bytes", (name) => {
    const bytes = () => prettyJson(reportJson(costOf(planOf(name), book), "module"));
    expect(bytes()).toBe(bytes());
    const stored = JSON.parse(JSON.stringify(planOf(name))) as ReturnType<typeof planOf>;
    expect(prettyJson(reportJson(costOf(stored, book), "module"))).toBe(bytes());
  });

  it("has no binary float in amounts of money", () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value === "number") expect(Number.isInteger(value), path).toBe(true);
      else if (value !== null && typeof value === "object") for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    for (const name of frozenSpecs) {
      const report = costOf(planOf(name), book);
      walk(reportJson(report, "item"), name);
      const amounts: unknown[] = report.lines.flatMap(({ quantity, monthly: amount, price }) => [quantity, amount, price.usd]);
      expect(amounts.filter((amount) => amount !== undefined && typeof amount !== "bigint")).toEqual([]);
    }
  });
});

describe("what is free", () => {
  it("never exceeds the quantity", () => {
    fc.assert(
      fc.property(spec, fc.integer({ min: 0, max: 3_000_000 }), (name, dailyActiveUsers) => {
        const { lines } = costOf(planOf(name, { usage: { dailyActiveUsers } }), book);
        const sums = new Map<string, Decimal>();
        for (const { resource, item, monthly: amount } of lines) {
          const key = `${resource} ${item.replace(/, free$/, "")}`;
          sums.set(key, sum(sums.get(key) ?? decimal(0), amount ?? decimal(0)));
        }
        return [...sums.values()].every((each) => each >= 0n);
      }),
      { numRuns: 20 },
    );
  });
});

describe("the lines that a report shows", () => {
  /** Amounts of a column, in cents. */
  const cents = (cell: string | undefined) => Math.round(Number((cell ?? "0").replaceAll(/[,?]|at least /g, "")) * 100);

  it("add up to the total that it shows, free quantities and lines that are left out included", () => {
    const plans = Object.fromEntries(frozenSpecs.map((name) => [name, planOf(name)]));
    const edits = fc.record({ most: fc.integer({ min: 1, max: 80 }), users: fc.integer({ min: 0, max: 300_000 }), free: fc.boolean() });
    fc.assert(
      fc.property(spec, edits, (name, { most, users, free }) => {
        const plan = plans[name]!;
        const usage = { ...plan.usage, dailyActiveUsers: users, accountFreeTier: free };
        const report = costOf({ ...plan, usage }, book);
        const { rows } = largestLines(report, most);
        const amounts = rows.map((row) => cents(row[5]));
        const total = amounts.pop();
        expect(amounts.reduce((all, amount) => all + amount, 0)).toBe(total);
        expect(total).toBe(cents(groupTable(report, "module").rows.at(-1)![3]));
      }),
      { numRuns: 60 },
    );
  });

  it("are those of the command", async () => {
    const { stdout } = await run(["cost", "spec/prod.yaml"]);
    const [modules, lines] = [...stdout.matchAll(/^ {2}total +.*?([\d,.]+) *$/gm)].map(([, amount]) => amount);
    expect(lines).toBe(modules);
    expect(stdout).toMatch(/^ {2}\S+ .* per month, [\d,.]+ free|, [\d,.]+ free +/m);
  });
});

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project, run } from "./run.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

const readSchema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const validate = new Ajv({ schemas: [readSchema("diagnostic.schema.json")] }).compile(readSchema("cost.schema.json"));

interface Json {
  readonly specs: readonly {
    readonly revision: string | null;
    readonly report: {
      readonly totals: { readonly fixed: string; readonly usage: string; readonly monthly: string; readonly unpriced: number };
      readonly lines: readonly { readonly monthly: string | null }[];
      readonly groups: readonly { readonly name: string }[];
    } | null;
    readonly assumptions: readonly { readonly driver: string }[];
    readonly advice: readonly { readonly key: string }[];
    readonly savings: {
      readonly reached: boolean;
      readonly target: string;
      readonly combinations: readonly { readonly saves: string }[];
    } | null;
    readonly sensitivity: unknown[] | null;
    readonly curve: { readonly points: readonly { readonly users: number }[] } | null;
    readonly change: { readonly from: string; readonly lines: readonly unknown[] } | null;
    readonly diagnostics: readonly { readonly rule: string; readonly severity: string }[];
  }[];
}

/** A temporary git project with the frozen specs. */
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: root, stdio: "ignore" });
  git("init", "--initial-branch=main");
  git("add", ".");
  git("commit", "--message=specs");
  const prod = join(root, "spec/prod.yaml");
  writeFileSync(prod, readFileSync(prod, "utf8").replace("rdsMultiAz: true", "rdsMultiAz: true\n  rdsMonitoringIntervalSeconds: 30"));
});
afterAll(() => rmSync(root, { recursive: true }));

const inRoot = (...argv: string[]) => run(["cost", ...argv], { cwd: root });
const json = async (...argv: string[]) => {
  const outcome = await inRoot(...argv, "--format", "json");
  const report = JSON.parse(outcome.stdout) as Json;
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return { ...outcome, report };
};

describe("cost", () => {
  it("prints a table by module that adds up, the largest lines, advice and assumptions", async () => {
    const { code, stdout } = await inRoot("spec/dev.yaml");
    expect(code).toBe(0);
    const rows = [...stdout.matchAll(/^ {2}(\w+) +([\d,]+\.\d\d) +([\d,]+\.\d\d) +([\d,]+\.\d\d)$/gm)].map(([, name, ...cells]) => [
      name!,
      ...cells.map((cell) => Math.round(Number(cell.replaceAll(",", "")) * 100)),
    ]);
    const total = rows.find(([name]) => name === "total")!;
    const others = rows.filter(([name]) => name !== "total");
    expect(others.length).toBeGreaterThan(8);
    for (const column of [1, 2, 3]) expect(others.reduce((all, row) => all + (row[column] as number), 0)).toBe(total[column]);
    expect(stdout).toContain("realtime dev, eu-central-1, 50 daily users, prices of 2026-11-23");
    expect(stdout).toMatch(/largest of \d+ lines/);
    expect(stdout).toMatch(/alb +load balancer hours +fixed +730 hour +0\.027 +19\.71/);
    expect(stdout).toMatch(/Budget 120\.00 \(soft\): [\d.]+ left\./);
    expect(stdout).toContain("Assumed, because the spec's `usage` does not set them: activeDaysPerMonth 30.4 days");
    expect(stdout).not.toContain("dailyActiveUsers 50 users");
  });

  it.each(["resource", "item"])("adds up by %s", async (by) => {
    const { report } = await json("spec/dev.yaml", "--by", by);
    expect(report.specs[0]!.report!.groups.map(({ name }) => name)).toContain(by === "item" ? "load balancer hours" : "rds-instance");
  });

  it("says that the total is a lower bound where a figure is missing", async () => {
    const { stdout } = await inRoot("spec/prod-100k.yaml");
    expect(stdout).toMatch(/^ {2}total +[\d,.]+ +[\d,.]+ +at least [\d,.]+$/m);
    expect(stdout).toContain("rds_observability.database_insights_advanced");
  });

  it("shows specs side by side, with the change between two", async () => {
    const all = await inRoot();
    expect(all.stdout).toMatch(/module +spec\/dev\.yaml +spec\/prod-100k\.yaml +spec\/prod\.yaml\n/);
    const two = await inRoot("spec/dev.yaml", "spec/prod.yaml");
    expect(two.stdout).toMatch(/module +spec\/dev\.yaml +spec\/prod\.yaml +change\n/);
    expect(two.stdout).toMatch(/largest of \d+ changes/);
  });

  it("shows the change since a git revision", async () => {
    const { code, report } = await json("HEAD:spec/prod.yaml", "spec/prod.yaml");
    expect(code).toBe(0);
    expect(report.specs.map(({ revision }) => revision)).toEqual(["HEAD", null]);
    const [before, after] = report.specs.map((spec) => Number(spec.report!.totals.monthly));
    // Enhanced monitoring every 30 seconds instead of every 60.
    expect(after! - before!).toBeCloseTo(1.93158, 4);
    expect(report.specs[1]!.change).toMatchObject({ from: "HEAD:spec/prod.yaml" });
    expect(report.specs[1]!.change!.lines).toHaveLength(1);
  });

  it("refuses an unknown git revision, and a file that does not exist at one", async () => {
    expect(await inRoot("nowhere:spec/prod.yaml")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("unknown git revision nowhere") as string,
    });
    const missing = await inRoot("HEAD:spec/none.yaml");
    expect([missing.code, missing.stdout]).toEqual([2, ""]);
    expect(missing.stderr).toContain("HEAD:spec/none.yaml does not exist");
  });

  it("prints sensitivity and the curve, and draws it", async () => {
    const svg = join(root, "curve.svg");
    const { code, stdout } = await inRoot("spec/prod.yaml", "--sensitivity", "--at-dau", "1k,100k,2.5k", "--svg", svg);
    expect(code).toBe(0);
    expect(stdout).toMatch(/usage\.dailyActiveUsers +10000 users +-[\d.]+ +\+[\d.]+/);
    expect([...stdout.matchAll(/^ +(1,000|2,500|100,000) +[\d,.]+ +[\d,.]+ +[\d,.]+/gm)].map(([, users]) => users)).toEqual([
      "1,000",
      "2,500",
      "100,000",
    ]);
    expect(stdout).toMatch(/database connections +rds\.rdsInstanceClass/);
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg /);
    const { report } = await json("spec/prod.yaml", "--sensitivity", "--at-dau", "1k,5k");
    expect(report.specs[0]!.curve!.points.map(({ users }) => users)).toEqual([1000, 5000]);
    expect(report.specs[0]!.sensitivity!.length).toBeGreaterThan(30);
  });

  it("lists combinations that save a share or an amount, each with what it gives up", async () => {
    const { code, stdout } = await inRoot("spec/prod.yaml", "--save", "10%");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Ways to save [\d.]+ \(10 %\) of [\d.]+ USD a month, the smallest sacrifice first$/m);
    expect(stdout).toMatch(/^ {2}Way 1: saves [\d.]+ \([\d.]+ %\), leaves [\d.]+, no new waiver$/m);
    expect(stdout).toMatch(/^What each change gives up$/m);
    const { report } = await json("spec/dev.yaml", "--save", "$3");
    const [{ savings }] = report.specs as [Json["specs"][number]];
    expect(savings).toMatchObject({ reached: true, target: "3.000000" });
    expect(savings!.combinations.every(({ saves }) => Number(saves) >= 3)).toBe(true);
  });

  it("says how far the changes get when they do not reach the target", async () => {
    const { code, stdout } = await inRoot("spec/dev.yaml", "--save", "50");
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toMatch(
      /No combination of changes reaches it: all of them together save [\d.]+ \([\d.]+ %\), [\d.]+ less\./,
    );
  });

  it("shows no zeros for a region without prices, in any format", async () => {
    for (const name of ["dev", "prod"]) {
      const text = readFileSync(join(frozenProject, `spec/${name}.yaml`), "utf8").replaceAll("eu-central-1", "eu-north-1");
      writeFileSync(
        join(root, `spec/north-${name}.yaml`),
        text.replace(/^environment: .*$/m, `environment: north-${name}`).replace("hard: true", "hard: false"),
      );
    }
    const one = await inRoot("spec/north-prod.yaml", "--sensitivity", "--at-dau", "1k", "--save", "20%");
    expect([one.code, one.stderr]).toEqual([0, expect.stringContaining("warning region-without-prices no prices for eu-north-1")]);
    expect(one.stdout).toMatch(/^ {2}rds +– +– +not priced$/m);
    expect(one.stdout).toMatch(/^There are no prices for eu-north-1: none of the \d+ lines is priced\.$/m);
    const two = await inRoot("spec/north-dev.yaml", "spec/north-prod.yaml");
    expect(two.stdout).toMatch(/^ {2}total +not priced +not priced +unknown$/m);
    for (const { stdout } of [one, two]) expect(stdout).not.toMatch(/\b0\.00\b/);
    const { report } = await json("spec/north-prod.yaml", "--save", "20%");
    expect(report.specs[0]).toMatchObject({ savings: null, advice: [], report: { totals: { monthly: null } } });
    for (const name of ["dev", "prod"]) rmSync(join(root, `spec/north-${name}.yaml`));
  });

  it("writes CSV whose lines add up to the total of the JSON", async () => {
    const { stdout } = await inRoot("spec/prod.yaml", "--format", "csv");
    const rows = stdout.trimEnd().split("\r\n");
    expect(rows[0]).toMatch(/^spec,module,resource,item,kind,quantity,unit,unit_price_usd,monthly_usd/);
    const cells = rows.slice(1).map((row) => row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, "")));
    const micros = cells.reduce((all, row) => all + BigInt(row[8]!.replace(".", "")), 0n);
    const { report } = await json("spec/prod.yaml");
    expect(micros).toBe(BigInt(report.specs[0]!.report!.totals.monthly.replace(".", "")));
    expect(cells).toHaveLength(report.specs[0]!.report!.lines.length);
  });

  it("writes Markdown tables", async () => {
    const { stdout } = await inRoot("spec/dev.yaml", "--format", "markdown");
    expect(stdout).toMatch(/^## spec\/dev\.yaml/);
    expect(stdout).toMatch(/^\| module +\| +fixed \| +usage \| USD a month \|\n\| -+ \| -+: \| -+: \| -+: \|$/m);
    expect(stdout).toMatch(/^\| \*\*total\*\* +\| +\*\*[\d.]+\*\* /m);
  });

  it("uses another price book, which must have the spec's region and the right format", async () => {
    const book = JSON.parse(readFileSync(join(project, "generated/prices/eu-central-1.json"), "utf8")) as {
      prices: { alb: { hour: { usd: string } } };
    };
    book.prices.alb.hour.usd = "1";
    writeFileSync(join(root, "book.json"), JSON.stringify(book));
    const { stdout } = await inRoot("spec/dev.yaml", "--price-book", "book.json");
    expect(stdout).toMatch(/load balancer hours +fixed +730 hour +1 +730\.00/);
    writeFileSync(join(root, "bad.json"), "{}");
    expect((await inRoot("spec/dev.yaml", "--price-book", "bad.json")).code).toBe(2);
    expect((await inRoot("spec/dev.yaml", "--price-book", "none.json")).stderr).toContain("none.json does not exist");
    const other = await inRoot("spec/dev.yaml", "--price-book", join(project, "generated/prices/us-east-1.json"));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining("is for us-east-1, but spec/dev.yaml is in eu-central-1")]);
  });

  it("warns about prices more than a year old, an error with --strict", async () => {
    const book = JSON.parse(readFileSync(join(project, "generated/prices/eu-central-1.json"), "utf8")) as object;
    writeFileSync(join(root, "old.json"), JSON.stringify({ ...book, date: "2024-01-01" }));
    const { code, stdout, stderr } = await inRoot("spec/dev.yaml", "--price-book", "old.json");
    expect([code, stdout.includes("prices of 2024-01-01")]).toEqual([0, true]);
    expect(stderr).toContain("warning outdated-prices the prices for eu-central-1 are more than a year old (2024-01-01)");
    expect((await inRoot("spec/dev.yaml", "--price-book", "old.json", "--strict")).code).toBe(1);
    expect((await inRoot("spec/dev.yaml", "--price-book", "old.json", "--as-of", "2024-12-31")).stderr).toBe("");
  });

  it("shows the table of a spec over its budget, and exits 1 when the budget is hard", async () => {
    writeFileSync(join(root, "spec/over.yaml"), "extends: prod.yaml\nenvironment: over\nbudget:\n  monthly: 100\n  hard: true\n");
    const { code, stdout, stderr } = await inRoot("spec/over.yaml");
    rmSync(join(root, "spec/over.yaml"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/Budget 100\.00 \(hard\): [\d.]+ over\./);
    expect(stderr).toMatch(/spec\/over\.yaml:4:12 error budget-exceeded /);
  });

  it("prices the others when one spec has errors", async () => {
    writeFileSync(join(root, "spec/bad.yaml"), "extends: dev.yaml\nenvironment: bad\nrds:\n  rdsMultiAz: 5\n");
    const { code, report } = await json("spec/bad.yaml", "spec/dev.yaml");
    rmSync(join(root, "spec/bad.yaml"));
    expect(code).toBe(1);
    expect(report.specs.map((spec) => spec.report === null)).toEqual([true, false]);
    expect(report.specs[0]!.diagnostics[0]!.rule).toBe("wrong-type");
  });

  it.each([
    [["spec/dev.yaml", "--at-dau", "many"], "invalid number of users many"],
    [["spec/dev.yaml", "--at-dau", "1k,,2k"], "invalid number of users (empty)"],
    [["spec/dev.yaml", "--svg", "x.svg"], "--svg needs a single spec and --at-dau"],
    [["spec/dev.yaml", "spec/prod.yaml", "--at-dau", "1k", "--svg", "x.svg"], "--svg needs a single spec and --at-dau"],
    [["spec/dev.yaml", "--lines", "some"], "--lines some is not a number"],
    [["spec/dev.yaml", "--by", "color"], "unknown value color of --by"],
    [["spec/dev.yaml", "--save", "much"], "--save much is not an amount to save"],
    [["spec/dev.yaml", "--save", "0"], "--save 0 is not an amount to save"],
    [["spec/dev.yaml", "--save", "120%"], "--save 120% is not an amount to save"],
    [["spec/dev.yaml", "--save", "$20%"], "--save $20% is not an amount to save"],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await inRoot(...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

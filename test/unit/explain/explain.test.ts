/** `platform-compile explain`, as people and programs see it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { alternativesOf } from "../../../compiler/what-if.ts";
import { priceOfKey } from "../../../compiler/cost/key-price.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { findKey } from "../../../compiler/explain/find.ts";
import { effectsOf } from "../../../compiler/reference/effects.ts";
import { allKeys } from "../../../compiler/reference/keys.ts";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";
import { project, run, today } from "../cli/run.ts";

const schemas = join(project, "schema/output");
const ajv = new Ajv({ allErrors: true });
for (const file of readdirSync(schemas)) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")) as object);
const validate = ajv.getSchema("output/explain.schema.json")!;

describe("explain", () => {
  it("shows where each spec sets the key, its default and what a change does", async () => {
    const { code, stdout, stderr } = await run(["explain", "enableRdsProxy"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^rds\.enableRdsProxy {2}RDS Proxy\n/);
    expect(stdout).toMatch(/^ {4}spec\/dev\.yaml +false +spec\/dev\.yaml:\d+$/m);
    expect(stdout).toMatch(/^ {4}spec\/prod-100k\.yaml +true +spec\/prod\.yaml:\d+$/m);
    expect(stdout).toMatch(/^ {4}true → false \(tried on spec\/prod\.yaml\): log loss, −\d+\.\d\d USD a month$/m);
    expect(stdout).toContain("docs/infrastructure/03-rds.md#enablerdsproxy");
    expect(stdout.split("\n").filter((line) => line.length > 100 && !/^ {2}(Form|Example|Rules) /.test(line))).toEqual([]);
    expect(stdout).not.toMatch(/`|\u001b/);
  });

  it("shows the dollars that the key has a part in, and what other values would change, priced on each spec", async () => {
    const { stdout } = await run(["explain", "rdsMultiAz", "spec/prod.yaml", "--format", "json"]);
    const { specs } = JSON.parse(stdout) as { specs: [{ cost: object }] };
    expect(validate(JSON.parse(stdout))).toBe(true);
    // 2 × 0.084 × 730 and 2 × 0.137 × 50 GB; one zone is half of both.
    expect(specs[0].cost).toEqual({
      monthly: 136.34,
      decides: 0,
      changes: [{ to: false, monthly: -68.17, highest: -68.17, waivers: ["database-multi-az"] }],
    });
    expect((await run(["explain", "rdsMultiAz", "spec/prod.yaml"])).stdout.replaceAll(/\s+/g, " ")).toContain(
      "Cost in the specs, USD a month spec/prod.yaml: affects 136.34 USD a month; false −68.17 (waive database-multi-az)",
    );
    expect((await run(["explain", "rdsMultiAz", "spec/prod.yaml", "--format", "markdown"])).stdout).toContain("`false` −68.17");
  });

  it("shows what a key that only moves the maximum of tasks can cost", async () => {
    const { stdout } = await run(["explain", "apiServiceMaxCount", "spec/prod.yaml"]);
    // A task of 512 CPU units and 1024 MiB for 730 hours: (0.5 × 0.04656 + 1 × 0.00511) USD an hour.
    const text = stdout.replaceAll(/\s+/g, " ");
    expect(text).toContain("spec/prod.yaml: 10 at maximum scale −207.25; 19 at maximum scale −20.72; 21 at maximum scale +20.72");
    expect(text).toContain("20 → 10 (tried on spec/prod.yaml): in place, at maximum scale −207.25 USD a month");
  });

  it("prices a change of every key whose change moved the bill, on the spec that it was tried on", () => {
    // Moving to another region takes other zones with it, and egress over IPv6 IPv6 and endpoints: no changes of one key.
    const moving = allKeys().filter(
      ({ path }) =>
        !["region", "vpc.enableIpv6Egress"].includes(path) &&
        effectsOf(path).some(({ monthly = 0, highest = 0 }) => monthly !== 0 || highest !== 0),
    );
    const reports = Object.fromEntries(
      ["dev", "prod", "prod-100k"].map((name) => {
        const { plan, source } = compileFrozen(name);
        return [name, { report: costOf(plan, priceBookOf(plan.region)), source }];
      }),
    );
    const silent = moving.filter(({ path }) => {
      const { report, source } = reports[effectsOf(path)[0]!.spec]!;
      return priceOfKey(report, alternativesOf(source, today), path).changes.length === 0;
    });
    expect(moving.length).toBeGreaterThan(50);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("prices no change for which the price book lacks a figure", () => {
    expect(effectsOf("rds.rdsInstanceClass").filter(({ to, monthly }) => to === "db.t3.xlarge" && monthly !== undefined)).toEqual([]);
  });

  it("says default where no spec states the key", async () => {
    expect((await run(["explain", "rds.rdsEngineVersion", "spec/dev.yaml"])).stdout).toMatch(/spec\/dev\.yaml {2}"17" {2}default/);
  });

  it("is colored on a terminal, and not with NO_COLOR", async () => {
    expect((await run(["explain", "rdsMultiAz"], { terminal: true })).stdout).toMatch(/^\u001b\[1mrds\.rdsMultiAz/);
    expect((await run(["explain", "rdsMultiAz"], { terminal: true, env: { NO_COLOR: "1" } })).stdout).toMatch(/^rds\.rdsMultiAz/);
  });

  it("shows of a key inside a map only the changes that change it", async () => {
    const { stdout } = await run(["explain", "apiCpuMillisecondsPerRequest"]);
    expect(stdout).not.toContain("Effects of a change");
    expect((await run(["explain", "dailyActiveUsers"])).stdout).toMatch(
      /Effects of a change\n {4}10000 → 5000 \(tried on spec\/prod.yaml\): .*USD a month/,
    );
  });

  it("prices other values alike whatever the spec overrides", async () => {
    const dollars = async (overrides: string) => {
      const stdin = `schema: 1\nextends: spec/prod.yaml\n${overrides}`;
      const { stdout } = await run(["explain", "natGateways", "-", "--format", "json"], { stdin });
      return (JSON.parse(stdout) as { specs: { cost: { changes: unknown[] } }[] }).specs[0]!.cost.changes;
    };
    const plain = await dollars("");
    expect(plain.length).toBeGreaterThan(0);
    expect(await dollars("overrides:\n  rds-instance:\n    set: { allocatedStorage: 90 }\n")).toEqual(plain);
  });

  it("lists a section", async () => {
    const { stdout } = await run(["explain", "waf"]);
    expect(stdout).toMatch(/^waf {2}WAF\n/);
    expect(stdout).toMatch(/^ {2}enableWaf +\S/m);
  });

  it("gives Markdown", async () => {
    const { stdout } = await run(["explain", "rdsMultiAz", "--format", "markdown"]);
    expect(stdout).toMatch(/^### `rds\.rdsMultiAz`: Multi-AZ\n\n.*\n\n- \*\*Type:\*\* true or false\n/);
  });

  it.each([
    ["enableRdsPrxy", "did you mean enableRdsProxy?"],
    ["ecs-service-apo", "did you mean ecs-service-api?"],
    ["aws:rds/instance:Instanc", "did you mean aws:rds/instance:Instance?"],
    ["rds.multi_az", "did you mean"],
    ["frobnicate", "docs/infrastructure/config-keys.md lists all keys, docs/infrastructure/rules.md all rules"],
    ["database-multi-zone", "did you mean database-multi-az?"],
    ["unkown-key", "did you mean unknown-key?"],
    ["databaseMultiAz", "did you mean"],
  ])("does not know %s: %s", async (name, help) => {
    const { code, stdout, stderr } = await run(["explain", name]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`unknown key or rule ${name}\n  help: ${help}`);
  });

  it("asks which key or rule", async () => {
    expect((await run(["explain"])).stderr).toContain("explain requires a key or a rule");
  });

  it("goes on with a spec that is wrong, and says which it could not read", async () => {
    const wrong = await run(["explain", "rdsMultiAz", "-"], { stdin: "rds: {rdsMultiAz: maybe}\n" });
    expect([wrong.code, wrong.stdout]).toEqual([0, expect.stringMatching(/<stdin> {2}maybe {2}<stdin>:1/)]);
    const missing = await run(["explain", "rdsMultiAz", "nope.yaml"]);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("unreadable-file")]);
  });
});

describe("explain --format json", () => {
  it.each(["rds.rdsInstanceClass", "existingVpc", "vpcId", "tags", "alarmEmail", "rds"])("of %s fits its schema", async (name) => {
    const { code, stdout, stderr } = await run(["explain", name, "--format", "json"]);
    const body = JSON.parse(stdout) as { key: { path: string } | null; specs: { file: string }[] };
    expect([code, stderr, validate(body), validate.errors]).toEqual([0, "", true, null]);
    expect(body.specs.map(({ file }) => file)).toEqual(["spec/dev.yaml", "spec/prod-100k.yaml", "spec/prod.yaml"]);
  });

  it("says what the key sets in each plan", async () => {
    const { stdout } = await run(["explain", "rdsInstanceClass", "spec/prod.yaml", "--format", "json"]);
    const { specs } = JSON.parse(stdout) as { specs: { properties: unknown[]; place: { line: number } }[] };
    expect(specs[0]!.properties).toContainEqual({ resource: "rds-instance", type: "aws:rds/instance:Instance", property: "instanceClass" });
    expect(specs[0]!.place.line).toBeGreaterThan(1);
  });
});

describe("finding a key", () => {
  it("takes every key by its name alone, and by its path", () => {
    for (const { name, path } of allKeys()) {
      expect(findKey(name)).toMatchObject({ key: { path } });
      expect(findKey(path)).toMatchObject({ key: { path } });
    }
  });
});

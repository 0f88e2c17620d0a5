/** `platform-compile explain`, as people and programs see it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { findKey } from "../../compiler/explain/find.ts";
import { effectsOf } from "../../compiler/reference/effects.ts";
import { allKeys } from "../../compiler/reference/keys.ts";
import { project, run } from "../cli/run.ts";

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
    expect(stdout).toMatch(/^ {4}true → false \(tried on prod\): logs are lost, −\d+\.\d\d USD a month$/m);
    expect(stdout).toContain("docs/infrastructure/03-rds.md#enablerdsproxy");
    expect(stdout.split("\n").filter((line) => line.length > 100 && !/^ {2}(Form|Example|Rules) /.test(line))).toEqual([]);
    expect(stdout).not.toMatch(/`|\u001b/);
  });

  it("says in dollars what each choice does to the bill, the usage drivers' too", async () => {
    const shown = async (...args: string[]) => (await run(["explain", ...args])).stdout;
    // Multi-AZ, 730 h: db.t3.medium 0.168 an hour.
    const database = await shown("rdsInstanceClass", "spec/prod.yaml");
    expect(database).toMatch(/spec\/prod\.yaml has a part in \d+\.\d\d USD a month, decides 122\.64 of it$/m);
    expect(database).toMatch(/^ {6}db\.t3\.xlarge +the price book has no figure for a line of it$/m);
    expect(await shown("apiServiceMaxCount", "spec/prod.yaml")).toMatch(
      /^ {6}19 +0\.00 USD a month, −20\.72 with every service at its maximum$/m,
    );
    expect(await shown("dailyActiveUsers", "spec/prod.yaml")).toMatch(/^ {6}20000 +\+\d+\.\d\d USD a month/m);
    expect(await shown("apiReadinessPath", "spec/prod.yaml")).not.toContain("In dollars");
  });

  it("shows of a key inside a map only the changes that change it", async () => {
    expect((await run(["explain", "apiCpuMillisecondsPerRequest"])).stdout).not.toContain("{accessLog");
  });

  it("says default where no spec states the key", async () => {
    expect((await run(["explain", "rds.rdsEngineVersion", "spec/dev.yaml"])).stdout).toMatch(/spec\/dev\.yaml {2}"17" {2}default/);
  });

  it("is coloured on a terminal, and not with NO_COLOR", async () => {
    expect((await run(["explain", "rdsMultiAz"], { terminal: true })).stdout).toMatch(/^\u001b\[1mrds\.rdsMultiAz/);
    expect((await run(["explain", "rdsMultiAz"], { terminal: true, env: { NO_COLOR: "1" } })).stdout).toMatch(/^rds\.rdsMultiAz/);
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
    ["proxy", "did you mean enableRdsProxy?"],
    ["rds.multi_az", "did you mean"],
    ["frobnicate", "docs/infrastructure/config-keys.md lists all keys"],
  ])("does not know %s: %s", async (name, help) => {
    const { code, stdout, stderr } = await run(["explain", name]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`no spec has a key ${name}\n  help: ${help}`);
  });

  it("asks which key", async () => {
    expect((await run(["explain"])).stderr).toContain("which key?");
  });

  it("goes on with a spec that is wrong, and says which it could not read", async () => {
    const wrong = await run(["explain", "rdsMultiAz", "-"], { stdin: "rds: {rdsMultiAz: maybe}\n" });
    expect([wrong.code, wrong.stdout]).toEqual([0, expect.stringMatching(/<stdin> {2}maybe {2}<stdin>:1/)]);
    const missing = await run(["explain", "rdsMultiAz", "nope.yaml"]);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("SPEC-101")]);
  });
});

describe("explain --format json", () => {
  it.each(["rds.rdsInstanceClass", "existingVpc", "vpcId", "tags", "alarmEmail", "rds"])("of %s fits its schema", async (name) => {
    const { code, stdout, stderr } = await run(["explain", name, "--format", "json"]);
    const body = JSON.parse(stdout) as { key: { path: string } | null; specs: { file: string }[] };
    expect([code, stderr, validate(body), validate.errors]).toEqual([0, "", true, null]);
    expect(body.specs.map(({ file }) => file)).toEqual(["spec/dev.yaml", "spec/prod-100k.yaml", "spec/prod.yaml"]);
  });

  it("has money as decimal texts, and every key whose tried change moves the bill has a choice that moves it", async () => {
    const moving = allKeys().filter(({ path }) => effectsOf(path).some(({ monthly, spec }) => monthly !== undefined && spec === "prod"));
    expect(moving.length).toBeGreaterThan(30);
    const silent: string[] = [];
    for (const { path } of moving) {
      const { stdout } = await run(["explain", path, "spec/prod.yaml", "--format", "json"]);
      const { specs } = JSON.parse(stdout) as { specs: { dollars: { choices: { difference: string }[] } }[] };
      if (!specs[0]!.dollars.choices.some(({ difference }) => Number(difference) !== 0)) silent.push(path);
    }
    expect(silent).toEqual([]);
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

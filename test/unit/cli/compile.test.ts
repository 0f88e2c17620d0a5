import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { project, run } from "./run.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

const readSchema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const schemaOf = (command: string) =>
  new Ajv({ schemas: ["diagnostic", "notes"].map((name) => readSchema(`${name}.schema.json`)) }).compile(
    readSchema(`${command}.schema.json`),
  );

/** A temporary project with the frozen specs. */
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (path: string) => readFileSync(join(root, path), "utf8");
const spec = (path: string, text: string) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const inRoot = (...argv: string[]) => run(argv, { cwd: root });
const plans = () => (existsSync(join(root, "generated/plans")) ? readdirSync(join(root, "generated/plans")).sort() : []);

describe("compile", () => {
  it("without arguments writes the plan of every spec", async () => {
    const { code, stdout, stderr } = await inRoot();
    expect([code, stderr.includes(" error ")]).toEqual([0, false]);
    expect(plans()).toEqual(["dev.plan.json", "prod-100k.plan.json", "prod.plan.json"]);
    const plan = JSON.parse(read("generated/plans/prod.plan.json")) as {
      environment: string;
      resources: unknown[];
      spec: { files: object };
    };
    expect(plan.environment).toBe("prod");
    expect(Object.keys(plan.spec.files)).toEqual(["spec/prod.yaml"]);
    expect(stdout).toMatch(/^spec\/prod\.yaml → generated\/plans\/prod\.plan\.json \(written\)$/m);
    expect(stdout).toMatch(new RegExp(`class prod, eu-central-1: ${plan.resources.length} resources in \\d+ modules, \\d+ ms`));
    expect(stdout).toMatch(/^ {4}.*\brds +\d+/m);
    expect(stdout).toMatch(/3 of 3 plans in \d+ ms\n$/);
  });

  it("lists by name the controls that each environment lacks and that need no waiver", async () => {
    const { stdout } = await inRoot("spec/dev.yaml", "spec/prod.yaml");
    const [dev = "", prod = ""] = stdout.split(/^(?=spec\/prod\.yaml)/m).map((each) => each.replaceAll(/\s+/g, " "));
    expect(dev).toMatch(
      / note: class dev runs without: [a-z, -]*\bdatabase-multi-az,[a-z, -]* task-no-public-ip, workloads-in-private-subnets /,
    );
    expect(prod).toContain(" note: recommended, but not set: master-password-rotation, secret-rotation ");
    expect(prod).not.toContain("runs without");
    const { stdout: json } = await inRoot("spec/dev.yaml", "--format", "json");
    const report = JSON.parse(json) as { specs: [{ notes: { rule: string }[] }] };
    expect(schemaOf("compile")(report)).toBe(true);
    expect(report.specs[0].notes).toContainEqual(expect.objectContaining({ rule: "database-multi-az", keys: ["rds.rdsMultiAz"] }));
    expect((await inRoot("validate", "spec/dev.yaml")).stdout).toMatch(/^spec\/dev\.yaml: valid\n {2}note: class dev runs without: /);
  });

  it("reports the time of each pass that ran, and of one inside of another once", async () => {
    const own = ["overrides: { sqs-push: { set: { delaySeconds: 5 } } }", 'assertions: ["api -> redis:6379"]'];
    spec("spec/all.yaml", ["extends: dev.yaml", "environment: all", "domainName: api.all.tidechat.io", ...own, ""].join("\n"));
    const start = performance.now();
    const report = JSON.parse((await inRoot("spec/all.yaml", "--format", "json")).stdout) as {
      specs: [{ milliseconds: Record<string, number> }];
    };
    const whole = performance.now() - start;
    expect(schemaOf("compile")(report)).toBe(true);
    const passes = report.specs[0].milliseconds;
    expect(Object.keys(passes).sort()).toEqual(["budget", "model", "plan", "policy", "reach", "rules", "schema", "source"]);
    expect(Object.values(passes).reduce((sum, pass) => sum + pass, 0)).toBeLessThanOrEqual(whole);
  });

  it("does not rewrite an unchanged plan, from any folder of the project", async () => {
    await inRoot("spec/dev.yaml");
    const before = statSync(join(root, "generated/plans/dev.plan.json")).mtimeMs;
    const { stdout } = await run(["dev.yaml"], { cwd: join(root, "spec") });
    expect(stdout).toContain("spec/dev.yaml → generated/plans/dev.plan.json (unchanged)");
    expect(statSync(join(root, "generated/plans/dev.plan.json")).mtimeMs).toBe(before);
    expect(readdirSync(join(root, "generated/plans"))).toEqual(["dev.plan.json"]);
  });

  it("writes the other plans when one spec has errors, and nothing for that one", async () => {
    spec("spec/bad.yaml", "extends: dev.yaml\nenvironment: bad\nrds:\n  rdsMultiAz: 5\n");
    const { code, stdout, stderr } = await inRoot("spec/dev.yaml", "spec/bad.yaml");
    expect(code).toBe(1);
    expect(plans()).toEqual(["dev.plan.json"]);
    expect(stderr).toMatch(/^spec\/bad\.yaml:4:15 error wrong-type /);
    expect(stdout).toContain("spec/bad.yaml: 1 error; no plan written");
    expect(stdout).toMatch(/1 of 2 plans in/);
  });

  it("keeps the old plan of a spec that now has errors", async () => {
    await inRoot("spec/dev.yaml");
    const before = read("generated/plans/dev.plan.json");
    spec("spec/dev.yaml", read("spec/dev.yaml").replace("region: eu-central-1", "region: nowhere"));
    expect((await inRoot("spec/dev.yaml")).code).toBe(1);
    expect(read("generated/plans/dev.plan.json")).toBe(before);
  });

  it("refuses two specs of one project, environment and region", async () => {
    spec("spec/twin.yaml", "extends: dev.yaml\n");
    const { code, stderr } = await inRoot();
    expect(code).toBe(1);
    expect(plans()).toEqual(["prod-100k.plan.json", "prod.plan.json"]);
    expect(stderr.match(/error duplicate-environment/g)).toHaveLength(2);
    expect(stderr).toContain("spec/twin.yaml has the same project, environment and region");
  });

  it("names plans by the path below the spec folder, and refuses two of the same name", async () => {
    spec("spec/eu/dev.yaml", "extends: ../dev.yaml\nenvironment: eu-dev\n");
    expect((await inRoot("spec/eu/dev.yaml")).code).toBe(0);
    expect(plans()).toEqual(["eu.dev.plan.json"]);
    spec("spec/eu.dev.yaml", "extends: dev.yaml\nenvironment: eu-dev-2\n");
    const { code, stderr } = await inRoot("spec");
    expect([code, stderr]).toEqual([
      2,
      "platform-compile: spec/eu.dev.yaml and spec/eu/dev.yaml would write the same plan eu.dev\n  help: rename one of them, or compile them separately with --out\n",
    ]);
  });

  it("accepts folders and globs, each file once", async () => {
    const { code, stdout } = await inRoot("spec/prod*.yaml", "spec/prod.yaml", "--format", "json");
    const { specs } = JSON.parse(stdout) as { specs: { file: string }[] };
    expect([code, specs.map(({ file }) => file)]).toEqual([0, ["spec/prod-100k.yaml", "spec/prod.yaml"]]);
  });

  it("reads standard input and writes the plan to standard output", async () => {
    await inRoot("spec/dev.yaml");
    const { code, stdout, stderr } = await run(["-"], { cwd: root, stdin: read("spec/dev.yaml") });
    expect(code).toBe(0);
    const plan = JSON.parse(stdout) as { spec: unknown };
    expect({ ...plan, spec: null }).toEqual({ ...(JSON.parse(read("generated/plans/dev.plan.json")) as object), spec: null });
    expect(stderr).toContain("<stdin> → standard output");
  });

  it("shows the lines of standard input in diagnostics", async () => {
    const { code, stdout, stderr } = await run(["-"], { cwd: root, stdin: "extends: spec/dev.yaml\nregion: 5\n" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^<stdin>:2:9 error wrong-type .*\n {2}1 \| extends: spec\/dev.yaml\n {2}2 \| region: 5\n/);
  });

  it("writes where --out says", async () => {
    expect((await run(["prod.yaml", "--out", "../out/plan.json"], { cwd: join(root, "spec") })).code).toBe(0);
    const { stdout } = await inRoot("spec/prod.yaml", "--out=-");
    expect(stdout).toBe(read("out/plan.json"));
    expect(plans()).toEqual([]);
  });

  it("--check writes nothing and fails on a plan that is missing or stale", async () => {
    const missing = await inRoot("spec/dev.yaml", "--check");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("generated/plans/dev.plan.json:1:1 error stale-plan the plan does not exist");
    expect(plans()).toEqual([]);
    await inRoot("spec/dev.yaml");
    expect((await inRoot("spec/dev.yaml", "--check")).code).toBe(0);
    writeFileSync(join(root, "generated/plans/dev.plan.json"), `${read("generated/plans/dev.plan.json")}\n`);
    const stale = await inRoot("spec/dev.yaml", "--check");
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain("stale-plan the plan is out of date with spec/dev.yaml");
    expect(stale.stderr).toContain("run: npx platform-compile generate\n");
  });

  it("names the command for a plan or a spec in another place", async () => {
    const elsewhere = await inRoot("spec/dev.yaml", "--check", "--out", "out/dev.json");
    expect(elsewhere.stderr).toContain("run: npx platform-compile compile spec/dev.yaml --out out/dev.json\n");
    spec("infra/dev.yaml", read("spec/dev.yaml"));
    expect((await inRoot("infra/dev.yaml", "--check")).stderr).toContain("run: npx platform-compile generate infra/dev.yaml\n");
  });

  it("without arguments reports and removes the plan of a spec that was deleted, and no other plan", async () => {
    spec("infra/dev.yaml", read("spec/dev.yaml").replace("environment: dev", "environment: infra").replace("api.dev.", "infra.dev."));
    await inRoot("spec/dev.yaml", "spec/prod.yaml", "spec/prod-100k.yaml", "infra/dev.yaml");
    await inRoot("spec/dev.yaml", "--out", "generated/plans/copy.plan.json");
    await run(["-", "--out", "generated/plans/piped.plan.json"], { cwd: root, stdin: read("spec/dev.yaml") });
    spec("generated/plans/conflict.plan.json", "<<<<<<< HEAD\n");
    rmSync(join(root, "spec/prod-100k.yaml"));

    const { code, stderr, stdout } = await inRoot("--check");
    expect([code, stderr.match(/^\S+ error .*$/gm)]).toEqual([
      1,
      [
        "generated/plans/conflict.plan.json:1:1 error stale-plan its spec spec/conflict.yaml no longer exists",
        "generated/plans/prod-100k.plan.json:1:1 error stale-plan its spec spec/prod-100k.yaml no longer exists",
      ],
    ]);
    expect(stdout).toContain("2 of 2 plans in");
    const json = JSON.parse((await inRoot("compile", "--check", "--format", "json")).stdout) as {
      specs: { file: string; state: string }[];
    };
    expect(schemaOf("compile")(json)).toBe(true);
    expect(json.specs.map(({ file, state }) => [file, state])).toContainEqual(["spec/prod-100k.yaml", "stale"]);
    expect((await inRoot("spec/dev.yaml", "--check")).code).toBe(0);

    expect((await inRoot()).stdout).toContain("spec/prod-100k.yaml (no longer exists) → generated/plans/prod-100k.plan.json (removed)\n");
    expect(plans()).toEqual(["copy.plan.json", "dev.plan.json", "infra.dev.plan.json", "piped.plan.json", "prod.plan.json"]);
    expect((await inRoot("--check")).code).toBe(0);
  });

  it("gives the same plan whatever the layout of the spec", async () => {
    await inRoot("spec/dev.yaml");
    const before = read("generated/plans/dev.plan.json");
    spec("spec/dev.yaml", `---\n# moved\n${read("spec/dev.yaml").replaceAll("\n", "\r\n")}`);
    expect((await inRoot("spec/dev.yaml")).stdout).toContain("(unchanged)");
    expect(read("generated/plans/dev.plan.json")).toBe(before);
  });

  it("prints one JSON document that its schema accepts", async () => {
    spec("spec/bad.yaml", "extends: dev.yaml\nenvironment: bad\nrds:\n  rdsMultiAz: 5\n");
    const { code, stdout, stderr } = await inRoot("spec/dev.yaml", "spec/bad.yaml", "--format", "json");
    expect([code, stderr]).toEqual([1, ""]);
    const output = JSON.parse(stdout) as {
      specs: { state: string; plan: string; resources: number; resourcesByModule: Record<string, number> }[];
    };
    const validate = schemaOf("compile");
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output.specs.map(({ state, plan }) => [state, plan])).toEqual([
      ["written", "generated/plans/dev.plan.json"],
      ["refused", "generated/plans/bad.plan.json"],
    ]);
    const [dev] = output.specs;
    expect(Object.values(dev!.resourcesByModule).reduce((sum, count) => sum + count, 0)).toBe(dev!.resources);
  });

  it("has no time of day in the plan", async () => {
    await inRoot("spec/prod.yaml", "--as-of", "2026-01-01");
    const before = read("generated/plans/prod.plan.json");
    await inRoot("spec/prod.yaml", "--as-of", "2026-02-02");
    expect(read("generated/plans/prod.plan.json")).toBe(before);
  });
});

describe("validate", () => {
  it("writes nothing and says which specs are valid", async () => {
    const { code, stdout, stderr } = await inRoot("validate");
    expect([code, stderr.includes(" error ")]).toEqual([0, false]);
    const verdicts = stdout.split("\n").filter((line) => !line.startsWith("  "));
    expect(verdicts.join("\n")).toMatch(/^spec\/dev\.yaml: valid\nspec\/prod-100k\.yaml: (valid|\d warnings?)\nspec\/prod\.yaml: valid\n$/);
    expect(existsSync(join(root, "generated"))).toBe(false);
  });

  it.each(["json", "sarif", "github"])("prints %s to standard output and nothing else", async (format) => {
    spec("spec/bad.yaml", "extends: dev.yaml\nenvironment: bad\nrds:\n  rdsMultiAz: 5\n");
    const { code, stdout, stderr } = await inRoot("validate", "spec/bad.yaml", "--format", format);
    expect([code, stderr]).toEqual([1, ""]);
    if (format === "github")
      expect(stdout).toMatch(/^::error file=spec\/bad.yaml,line=4,endLine=4,col=15,endColumn=16,title=wrong-type::.*\n$/);
    if (format === "sarif") expect(stdout).toContain('"ruleId": "wrong-type"');
    if (format !== "json") return;
    const validate = schemaOf("validate");
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
  });

  it("reports schema errors and broken rules in one run", async () => {
    spec("spec/bad.yaml", "extends: dev.yaml\nenvironment: bad\nrds:\n  rdsMultiAz: 5\nredis:\n  redisNodeType: cache.m6g.medium\n");
    const { stderr } = await inRoot("validate", "spec/bad.yaml");
    expect(stderr.match(/ error (\S+) /g)).toEqual([" error wrong-type ", " error node-type-not-in-region "]);
  });

  it("turns warnings into errors when strict", async () => {
    spec("spec/old.yaml", read("spec/dev.yaml").replace("environment: dev", "environment: old\nclass: dev"));
    const waiver = "waivers:\n  - rule: repository-immutable-tags\n    reason: The tags of images may move.\n    until: 2026-12-31\n";
    spec("spec/old.yaml", "extends: dev.yaml\nenvironment: old\nclass: dev\n" + waiver);
    const lax = await inRoot("validate", "spec/old.yaml");
    const strict = await inRoot("validate", "spec/old.yaml", "--strict");
    expect(lax.stderr).toContain(" warning waiver-unneeded ");
    expect(strict.stderr).toContain(" error waiver-unneeded ");
    expect(strict.code).toBe(1);
  });
});

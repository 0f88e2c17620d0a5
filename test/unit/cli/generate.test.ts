/** One command writes everything that is generated from specs, and names what is out of date. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run } from "./run.ts";

let root = "";
const generate = (...argv: string[]) => run(["generate", ...argv], { cwd: root });
const path = (file: string) => join(root, file);
const edit = (file: string, from: string, to: string) => writeFileSync(path(file), readFileSync(path(file), "utf8").replace(from, to));
/** Time of the last write of every file, by path. */
const times = () =>
  Object.fromEntries(globSync(["{generated,docs}/**"], { cwd: root }).map((file) => [file, statSync(path(file)).mtimeMs]));
const stale = (stderr: string) =>
  [...stderr.matchAll(/^(\S+):1:1 error stale-\S+ (.*)$/gm)].map(([, file, message]) => `${file}: ${message}`);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-generate-"));
  for (const name of ["dev", "prod"]) cpSync(join(frozenProject, `spec/${name}.yaml`), path(`spec/${name}.yaml`));
  writeFileSync(path("Pulumi.yaml"), "name: x\n");
});
afterAll(() => rmSync(root, { recursive: true }));

describe("platform-compile generate", { timeout: 60_000 }, () => {
  it("writes plans, pages, pictures and the cost page, and nothing the second time", async () => {
    const { code, stdout, stderr } = await generate();
    const files = Object.keys(times());
    expect([code, stderr]).toEqual([0, ""]);
    expect(files).toEqual(
      expect.arrayContaining([
        "generated/plans/dev.plan.json",
        "generated/plans/prod.plan.json",
        "docs/infrastructure/README.md",
        "docs/infrastructure/cost.md",
        "docs/infrastructure/pictures/prod.svg",
      ]),
    );
    expect(
      stdout
        .split("\n")
        .filter((line) => line.startsWith("written "))
        .sort(),
    ).toEqual(files.map((file) => `written ${file}`).sort());
    expect(stdout).toContain(`\n2 specs: ${files.length} files, ${files.length} written\n`);
    const before = times();
    const again = (await generate()).stdout;
    expect(again).toMatch(
      /^spec\/dev\.yaml: dev, class dev, eu-central-1: \d+ resources, \d+\.\d\d USD a month, no findings\nspec\/prod\.yaml: prod, .* USD a month, .*\n2 specs: /,
    );
    expect(again).toContain(`\n2 specs: ${files.length} files, 0 written\n`);
    expect(times()).toEqual(before);
    for (const part of ["compile", "docs"]) expect((await run([part, "--check"], { cwd: root })).code).toBe(0);
  });

  it("after an edit of one line, names what it makes stale, and rewrites that and nothing else", async () => {
    const before = times();
    edit("spec/dev.yaml", "rdsAllocatedStorage: 20", "rdsAllocatedStorage: 30");
    const check = await generate("--check");
    expect([check.code, times()]).toEqual([1, before]);
    const expected = ["README.md", "03-rds.md", "16-backup.md", "config-keys.md", "cost.md", "environments.md", "pictures/dev.svg"];
    expect(stale(check.stderr).sort()).toEqual(
      [
        "generated/plans/dev.plan.json: the plan is out of date with spec/dev.yaml",
        ...expected.map((file) => `docs/infrastructure/${file}: the file is out of date with the specs`),
      ].sort(),
    );
    expect(check.stderr.match(/help: run: npx platform-compile generate\n/g)).toHaveLength(1);
    expect((await generate()).code).toBe(0);
    const rewritten = Object.entries(times()).filter(([file, time]) => before[file] !== time);
    expect(rewritten.map(([file]) => file).sort()).toEqual(
      stale(check.stderr)
        .map((line) => line.replace(/:.*/, ""))
        .sort(),
    );
    expect(await generate("--check")).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("none stale") });
  });

  it("reports files that are missing or left over, as annotations too, and mends them", async () => {
    writeFileSync(path("spec/old.yaml"), "extends: dev.yaml\nenvironment: old\ndomainName: old.dev.tidechat.io\n");
    await generate();
    rmSync(path("spec/old.yaml"));
    rmSync(path("generated/plans/prod.plan.json"));
    rmSync(path("docs/infrastructure/cost-curve.svg"));
    appendFileSync(path("docs/infrastructure/cli.md"), "By hand.\n");
    const { stderr, stdout } = await generate("--check");
    expect(stale(stderr)).toEqual(
      expect.arrayContaining([
        "generated/plans/prod.plan.json: the plan does not exist",
        "generated/plans/old.plan.json: its spec spec/old.yaml no longer exists",
        "docs/infrastructure/cost-curve.svg: the file does not exist",
        "docs/infrastructure/cli.md: the file is out of date with the specs",
        "docs/infrastructure/pictures/old.svg: the file is no longer generated",
      ]),
    );
    expect(stdout).toMatch(/^2 specs: \d+ files, \d+ stale\n$/);
    const github = await generate("--check", "--format", "github");
    expect([github.code, github.stderr]).toEqual([1, stdout]);
    expect(github.stdout).toMatch(/^::error file=generated\/plans\/old\.plan\.json,.*run: npx platform-compile generate/m);
    const fixed = await generate();
    expect(fixed.stdout).toContain("removed generated/plans/old.plan.json\n");
    expect(fixed.stdout).toContain("removed docs/infrastructure/pictures/old.svg\n");
    expect((await generate("--check")).code).toBe(0);
  });

  it("covers every spec of the project and those that are named besides", async () => {
    mkdirSync(path("infra"));
    writeFileSync(path("infra/lab.yaml"), "extends: ../spec/dev.yaml\nenvironment: lab\ndomainName: lab.dev.tidechat.io\n");
    const before = times();
    expect((await generate("infra/lab.yaml")).code).toBe(0);
    expect(Object.keys(times())).toEqual(expect.arrayContaining([...Object.keys(before), "generated/plans/infra.lab.plan.json"]));
    expect((await generate("--check", "infra/lab.yaml")).code).toBe(0);
    expect((await run(["docs", "infra/lab.yaml"], { cwd: root })).stdout).toMatch(/: \d+ files, 0 written\n$/);
    rmSync(path("infra"), { recursive: true });
    expect((await generate()).stdout).toContain("removed generated/plans/infra.lab.plan.json\n");
  });

  it("with an invalid spec writes the plans of the others, no pages, and says so", async () => {
    const before = times();
    writeFileSync(path("spec/bad.yaml"), "extends: dev.yaml\nenvironment: bad\nrds: {rdsMultiAz: 5}\n");
    edit("spec/prod.yaml", "rdsAllocatedStorage: 50", "rdsAllocatedStorage: 60");
    const { code, stdout, stderr } = await generate();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^spec\/bad\.yaml:3:19 error wrong-type /)]);
    expect(stdout).toMatch(/^written generated\/plans\/prod\.plan\.json\nspec\/bad\.yaml: 1 error; no plan\nspec\/dev\.yaml: dev, /);
    expect(stdout).toMatch(/\n3 specs: 2 files, 1 written; pages, pictures and the cost page need every spec to be valid\n$/);
    const rewritten = Object.entries(times()).filter(([file, time]) => before[file] !== time);
    expect(rewritten.map(([file]) => file)).toEqual(["generated/plans/prod.plan.json"]);
    rmSync(path("spec/bad.yaml"));
  });

  it("prints JSON that its schema accepts, with what is stale", async () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "../../../schema/output", name), "utf8")) as object;
    const accepts = new Ajv({ allowUnionTypes: true, schemas: [schema("diagnostic.schema.json")] }).compile(schema("generate.schema.json"));
    edit("spec/prod.yaml", "rdsAllocatedStorage: 60", "rdsAllocatedStorage: 61");
    for (const [code, ...argv] of [[1, "--check"], [0]] as const) {
      const outcome = await generate(...argv, "--format", "json");
      const document = JSON.parse(outcome.stdout) as { specs: { environment: string; monthly: string }[]; problems: { rule: string }[] };
      expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
      expect(outcome.code).toBe(code);
      expect(document.specs.map(({ environment, monthly }) => [environment, Number(monthly) > 50])).toEqual([
        ["dev", true],
        ["prod", true],
      ]);
      expect(document.problems.some(({ rule }) => rule === "stale-plan")).toBe(code === 1);
    }
  });

  it("does not read standard input", async () => {
    expect(await generate("-")).toMatchObject({ code: 2, stderr: expect.stringContaining("generate does not read standard input") });
  });
});

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { project, run } from "./run.ts";

const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const validate = new Ajv({ allowUnionTypes: true }).addSchema(schema("diagnostic.schema.json")).compile(schema("affected.schema.json"));

let root = "";
const git = (...args: string[]) => {
  const all = ["-c", "user.name=a", "-c", "user.email=a@localhost", ...args];
  expect(spawnSync("git", all, { cwd: root }).status).toBe(0);
};
const commit = () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "change");
};
const edit = (file: string, from: string, to: string) => {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};
const affected = (...options: string[]) => run(["affected", "--base", "HEAD", ...options], { cwd: root });
const states = async () => {
  const { code, stdout } = await affected("--format", "json");
  const report = JSON.parse(stdout) as { environments: { name: string; state: string; base: string; files: string[] }[]; same: string[] };
  expect([validate(report), validate.errors]).toEqual([true, null]);
  return { code, found: report.environments.map(({ name, state, base, files }) => [name, state, base, files]), same: report.same };
};

/** A project whose plans are committed. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-affected-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  mkdirSync(join(root, "generated/plans"), { recursive: true });
  if ((await run(["compile"], { cwd: root })).code !== 0) throw new Error("the frozen specs do not compile");
  git("init", "--quiet");
  commit();
});
afterEach(() => rmSync(root, { recursive: true }));

describe("affected", { timeout: 60_000 }, () => {
  it("follows extends, whether the plans are compiled again or not", async () => {
    expect(await states()).toEqual({ code: 0, found: [], same: ["dev", "prod", "prod-100k"] });
    edit("spec/prod.yaml", "rdsAllocatedStorage: ", "rdsAllocatedStorage: 1");
    const { found, same } = await states();
    expect(found).toEqual(
      expect.arrayContaining([["prod", "changed", "committed", ["spec/prod.yaml"]], ["prod-100k", "changed", "committed", ["spec/prod.yaml"]]]), // prettier-ignore
    );
    expect(same).toEqual(["dev"]);
    const { stdout } = await affected("--format", "matrix");
    expect((JSON.parse(stdout) as { include: { stack: string }[] }).include.map(({ stack }) => stack)).toEqual(["prod", "prod-100k"]);
  });

  it("names a new version of the compiler, which changes plans and no file", async () => {
    edit("generated/plans/dev.plan.json", '"resources": [', '"resources":  [');
    commit();
    expect((await states()).found).toEqual([["dev", "changed", "committed", []]]);
    expect((await affected()).stdout).toMatch(/^dev {2}changed {2}another version of the compiler\n2 unchanged: prod, prod-100k\n$/);
  });

  it("compiles the spec at the base if its plan is not committed there", async () => {
    git("rm", "--quiet", "--cached", "generated/plans/dev.plan.json");
    git("commit", "--quiet", "--message", "without");
    expect((await states()).same).toContain("dev");
    edit("spec/dev.yaml", "rdsAllocatedStorage: ", "rdsAllocatedStorage: 1");
    expect((await states()).found).toEqual([["dev", "changed", "compiled", ["spec/dev.yaml"]]]);
  });

  it("tells new environments, removed ones, and specs with errors", async () => {
    writeFileSync(join(root, "spec/stage.yaml"), readFileSync(join(root, "spec/dev.yaml"), "utf8").replace("environment: dev", "environment: stage")); // prettier-ignore
    rmSync(join(root, "spec/dev.yaml"));
    rmSync(join(root, "generated/plans/dev.plan.json"));
    edit("spec/prod-100k.yaml", "environment:", "unknownKey: 1\nenvironment:");
    const { code, found } = await states();
    expect([code, found.map(([name, state]) => [name, state])]).toEqual([1, [["dev", "removed"], ["prod-100k", "refused"], ["stage", "new"]]]); // prettier-ignore
    const { stdout } = await affected("--format", "matrix");
    expect(JSON.parse(stdout)).toMatchObject({ include: [{ stack: "stage", region: "eu-central-1" }] });
  });

  it("calls an environment removed whose spec is gone, although its plan is left over", async () => {
    rmSync(join(root, "spec/dev.yaml"));
    expect((await affected()).stdout).toMatch(/^dev {2}removed {2}its stack stays until `pulumi destroy`\n2 unchanged/);
    writeFileSync(join(root, "spec/test.yaml"), spawnSync("git", ["show", "HEAD:spec/dev.yaml"], { cwd: root, encoding: "utf8" }).stdout);
    const { stdout } = await affected();
    expect(stdout).toMatch(/^dev {3}removed {2}its stack continues as test\ntest {2}new/);
    expect(JSON.parse((await affected("--format", "matrix")).stdout)).toMatchObject({ include: [{ stack: "dev" }] });
  });

  it("refuses a missing base, and arguments", async () => {
    expect((await run(["affected"], { cwd: root })).stderr).toContain("--base is missing");
    expect((await run(["affected", "--base", "HEAD", "spec/dev.yaml"], { cwd: root })).code).toBe(2);
  });
});

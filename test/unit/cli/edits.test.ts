/** Edits that a deployed stack ignores, in `compile` and `cost`: compared with the plan of the last commit. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ignoredEdits, onlyIgnored } from "../../../compiler/change/ignored.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run } from "./run.ts";

let root = "";
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  await compile("spec/prod.yaml");
});
afterEach(() => rmSync(root, { recursive: true }));

const compile = (...argv: string[]) => run(["compile", ...argv], { cwd: root });
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: root, stdio: "ignore" });

function commit(): void {
  git("init", "--initial-branch=main");
  git("add", ".");
  git("commit", "--message=specs and plans");
}

function edit(from: string, to: string): void {
  const file = join(root, "spec/prod.yaml");
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`no ${from}`);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

const desired = ["apiServiceDesiredCount: 2", "apiServiceDesiredCount: 4"] as const;

describe("edits that are ignored", () => {
  it("name the keys that work instead", () => {
    const desired = (count: number) => planOf("prod", { ecsServices: { apiServiceDesiredCount: count } });
    expect(ignoredEdits(desired(2), desired(4))).toEqual([
      {
        resource: "ecs-service-api",
        property: "desiredCount",
        keys: ["ecsServices.apiServiceDesiredCount"],
        instead: ["ecsServices.apiServiceMinCount", "ecsServices.apiServiceMaxCount"],
      },
    ]);
    expect(onlyIgnored(desired(2), desired(4))).toBe(true);
    expect(onlyIgnored(desired(2), desired(2))).toBe(false);
    expect(ignoredEdits(desired(2), planOf("dev"))).toEqual([]);
  });
});

describe("an edit that applies at creation only", () => {
  it("is a warning at its line that names the keys which work, until the plan is committed", async () => {
    commit();
    edit(...desired);
    // The plan on disk is new after the first run; the last commit still has the old one.
    for (let times = 0; times < 2; times += 1) {
      const { code, stderr } = await compile("spec/prod.yaml");
      expect(code).toBe(0);
      expect(stderr).toMatch(/^spec\/prod\.yaml:\d+:27 warning no-effect-after-creation /m);
      expect(stderr).toContain(
        "the new value of `ecsServices.apiServiceDesiredCount` has no effect on a deployed stack: desiredCount of ecs-service-api applies at creation only",
      );
      expect(stderr).toContain("change `ecsServices.apiServiceMinCount` or `ecsServices.apiServiceMaxCount`");
    }
    git("add", ".");
    git("commit", "--message=more tasks");
    expect((await compile("spec/prod.yaml")).stderr).not.toContain("no-effect-after-creation");
  });

  it("is compared with the plan on disk where there is no git", async () => {
    edit(...desired);
    expect((await compile("spec/prod.yaml")).stderr).toContain("no-effect-after-creation");
    expect((await compile("spec/prod.yaml")).stderr).not.toContain("no-effect-after-creation");
  });

  it("is an error with --strict, which then writes no plan", async () => {
    commit();
    edit("workerServiceDesiredCount: 1", "workerServiceDesiredCount: 2");
    const { code, stderr } = await compile("spec/prod.yaml", "--strict");
    expect([code, stderr]).toEqual([1, expect.stringContaining("error no-effect-after-creation")]);
  });

  it.each([
    ["another edit", "natGateways: 2", "natGateways: 1"],
    ["a new environment", "environment: prod", "environment: prod2"],
  ])("is not reported for %s", async (_name, from, to) => {
    commit();
    edit(from, to);
    expect((await compile("spec/prod.yaml")).stderr).not.toContain("no-effect-after-creation");
  });

  it("may be any property that an override ignores", async () => {
    edit("vpc:\n", "overrides:\n  rds-instance:\n    options: { ignoreChanges: [instanceClass] }\nvpc:\n");
    await compile("spec/prod.yaml");
    commit();
    edit("rdsInstanceClass: db.t3.medium", "rdsInstanceClass: db.t4g.medium");
    const { stderr } = await compile("spec/prod.yaml");
    expect(stderr).toContain("the new value of `rds.rdsInstanceClass` has no effect on a deployed stack: instanceClass of rds-instance");
  });

  it("is reported by cost, for one spec and between two revisions", async () => {
    commit();
    edit(...desired);
    const one = await run(["cost", "spec/prod.yaml"], { cwd: root });
    expect(one.stderr).toContain("warning no-effect-after-creation");
    const two = await run(["cost", "HEAD:spec/prod.yaml", "spec/prod.yaml"], { cwd: root });
    expect(two.stdout.replaceAll("\n", " ")).toContain(
      "The change has no effect on a deployed stack: ecsServices.apiServiceDesiredCount applies at creation only.",
    );
    edit("natGateways: 2", "natGateways: 1");
    const both = await run(["cost", "HEAD:spec/prod.yaml", "spec/prod.yaml"], { cwd: root });
    expect(both.stdout.replaceAll("\n", " ")).toContain("A deployed stack ignores the change of ecsServices.apiServiceDesiredCount, which");
  });

  it("is no matter between two environments", async () => {
    const { stdout, stderr } = await run(["cost", "spec/dev.yaml", "spec/prod.yaml"], { cwd: root });
    expect(stderr + stdout).not.toMatch(/no-effect-after-creation|deployed stack/);
  });
});

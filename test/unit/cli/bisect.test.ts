import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { project, run, today } from "./run.ts";

const schema = JSON.parse(readFileSync(join(project, "schema/output/bisect.schema.json"), "utf8")) as object;
const accepts = new Ajv({ allowUnionTypes: true }).compile(schema);
let root = "";
const git = (...args: string[]) => {
  const all = ["-c", "user.name=Ada", "-c", "user.email=a@localhost", ...args];
  expect(spawnSync("git", all, { cwd: root }).status).toBe(0);
};
const commit = (subject: string) => {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", subject);
};
const edit = (name: string, from: RegExp, to: string) => {
  const path = join(root, `spec/${name}.yaml`);
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
};

/** prod-100k extends prod: its history is that of both files. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-bisect-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  git("init", "--quiet");
  commit("first");
  edit("prod-100k", /rdsAllocatedStorage: 200/, "rdsAllocatedStorage: 400");
  commit("more storage");
  edit("prod", /^rds:$/m, "rds:\n  rdsMonitoringIntervalSeconds: 15");
  commit("in the parent");
  edit("prod-100k", /^environment:/m, "environmnt:");
  commit("broken");
  edit("prod-100k", /^environmnt:/m, "environment:");
  writeFileSync(join(root, "notes.md"), "# Notes\n");
  commit("fixed");
  edit("prod-100k", /rdsAllocatedStorage: 400/, "rdsAllocatedStorage: 300");
  commit("less storage");
  edit("dev", /rdsAllocatedStorage: 20/, "rdsAllocatedStorage: 30");
  commit("another environment");
  git("branch", "aside");
  git("branch", "early", "HEAD~3");
  const { stdout } = spawnSync(
    "git",
    ["-c", "user.name=Ada", "-c", "user.email=a@localhost", "commit-tree", "-m", "other", "HEAD^{tree}"],
    { cwd: root },
  );
  git("branch", "elsewhere", stdout.toString().trim());
  git("commit", "--quiet", "--amend", "--message", "another environment, amended");
});
afterAll(() => rmSync(root, { recursive: true }));

const bisect = (...options: string[]) => run(["bisect", "spec/prod-100k.yaml", "--as-of", today, ...options], { cwd: root });
const report = async (...options: string[]) => {
  const { code, stdout } = await bisect(...options, "--format", "json");
  const found = JSON.parse(stdout) as {
    compiled: number;
    cut: boolean;
    skipped: { subject: string }[];
    commits: { subject: string; text: string }[];
  };
  expect([code, accepts(found), accepts.errors]).toEqual([0, true, null]);
  return found;
};

describe("bisect", { timeout: 60_000 }, () => {
  it("finds the commits that raised the cost, parents included, the largest first", async () => {
    const { commits, skipped, compiled, cut } = await report("--metric", "cost");
    expect(commits.map(({ subject }) => subject)).toEqual(["more storage", "in the parent"]);
    expect(commits[0]!.text).toMatch(/^[\d,.]+ → [\d,.]+ \(\+[\d.]+\) USD a month$/);
    expect([skipped.map(({ subject }) => subject), compiled, cut]).toEqual([["broken"], 5, false]);
  });

  it("finds the one commit that crossed an amount", async () => {
    const all = await report("--metric", "cost");
    const [before, after] = all.commits[0]!.text.match(/[\d,.]+/g)!.map((text) => Number(text.replaceAll(",", "")));
    const crossing = ((before! + after!) / 2).toFixed(2);
    expect((await report("--metric", "cost", "--above", crossing)).commits.map(({ subject }) => subject)).toEqual(["more storage"]);
    expect((await report("--metric", "cost", "--above", "999999")).commits).toEqual([]);
  });

  it("finds danger: storage that AWS refuses to shrink", async () => {
    const { commits } = await report("--metric", "danger");
    expect(commits.map(({ subject, text }) => [subject, text])).toEqual([["less storage", expect.stringContaining("rds-instance")]]);
  });

  it("reads the range that it is given", async () => {
    expect((await report("--metric", "cost", "--from", "HEAD~5")).commits.map(({ subject }) => subject)).toEqual(["in the parent"]);
    expect(await report("--metric", "cost", "--last", "2")).toMatchObject({ compiled: 2, cut: true, commits: [] });
    expect((await bisect("--metric", "permissions")).stdout).toContain("no commit made it worse (permissions)");
  });

  it.each([
    [["--above", "1", "--metric", "danger"], "--above is an amount of the metric cost"],
    [["--last", "none"], "--last none is not a positive number"],
    [["--from", "--output=x"], "is not a git revision"],
    [["--to", "nowhere"], "unknown git revision nowhere"],
    [
      ["--from", "HEAD", "--to", "HEAD~2"],
      "--from HEAD is not an ancestor of --to HEAD~2\n  help: the other way round: --from HEAD~2 --to HEAD\n",
    ],
    [
      ["--from", "aside"],
      /--from aside is not an ancestor of --to HEAD\n {2}help: start where the two histories part: --from [0-9a-f]{12}\n/,
    ],
    [["--from", "elsewhere"], "is not an ancestor of --to HEAD\n  help: the two have no commit in common"],
    [["--from", "HEAD"], "--from HEAD and --to HEAD are the same commit\n  help: specify an older commit for --from"],
  ])("refuses %j", async (options, message) => {
    const { code, stderr } = await bisect(...options);
    expect([code, stderr]).toEqual([2, typeof message === "string" ? expect.stringContaining(message) : expect.stringMatching(message)]);
  });

  it("says that a shallow clone lacks what lies between two commits", async () => {
    const shallow = mkdtempSync(join(tmpdir(), "platform-compile-shallow-"));
    const inClone = (...args: string[]) => expect(spawnSync("git", args, { cwd: shallow }).status).toBe(0);
    inClone("clone", "--quiet", "--depth", "1", pathToFileURL(root).href, ".");
    inClone("fetch", "--quiet", "--depth", "1", "origin", "early:early");
    const { code, stderr } = await run(["bisect", "spec/prod-100k.yaml", "--metric", "cost", "--from", "early"], { cwd: shallow });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("the clone is shallow and lacks the commits between them: git fetch --unshallow"),
    ]);
    rmSync(shallow, { recursive: true });
  });

  it("follows a spec to its earlier names, and says where it does not compile", async () => {
    git("mv", "spec/prod-100k.yaml", "spec/big.yaml");
    commit("renamed");
    git("mv", "spec/big.yaml", "spec/large.yaml");
    edit("large", /rdsAllocatedStorage: 300/, "rdsAllocatedStorage: 500");
    commit("renamed, with more storage");
    git("rm", "--quiet", "spec/large.yaml");
    commit("removed");
    git("revert", "--no-edit", "HEAD");
    const { stdout } = await run(["bisect", "spec/large.yaml", "--as-of", today, "--format", "json"], { cwd: root });
    const { commits, skipped } = JSON.parse(stdout) as Awaited<ReturnType<typeof report>>;
    expect(commits.map(({ subject }) => subject).toSorted()).toEqual(["in the parent", "more storage", "renamed, with more storage"]);
    expect(skipped.map(({ subject }) => subject)).toEqual(["broken", "removed"]);
    const text = await run(["bisect", "spec/large.yaml", "--as-of", today], { cwd: root });
    expect(text.stdout).toContain("not compared, because spec/large.yaml does not compile there: ");
  });
});

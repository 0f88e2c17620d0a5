/** The workflow that `init` writes, run step by step in a real git repository with base and head. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { GithubApi } from "../../support/workflows/github-api.ts";
import { readWorkflow, runWorkflow, type JobResult } from "../../support/workflows/runner.ts";

const project = join(import.meta.dirname, "../../..");
const workflow = readWorkflow(join(project, "compiler/init/templates/workflow.yml"));

let root = "";
let [workspace, tools, address] = ["", "", ""];
let api: GithubApi;

const shell = (command: string, cwd = workspace) => {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `set -euo pipefail\n${command}`], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
  return stdout.trim();
};
const generate = () => shell(`node ${join(project, "dist/platform-compile.cjs")} generate`);
const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(join(workspace, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(workspace, file), text.replace(from, to));
};
const commit = (message: string) => shell(`git add --all && git commit --quiet --message '${message}' && git rev-parse HEAD`);

/** A program on the machine that writes down how it was called. */
function stub(name: string): void {
  writeFileSync(join(tools, name), `#!/bin/sh\necho "${name} $*" >> ${join(root, "calls")}\n`);
  chmodSync(join(tools, name), 0o755);
}
const calls = () => (existsSync(join(root, "calls")) ? readFileSync(join(root, "calls"), "utf8").trim().split("\n") : []);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-workflow-"));
  [workspace, tools] = [join(root, "workspace"), join(root, "tools")];
  for (const folder of [workspace, tools]) mkdirSync(folder);
  for (const name of ["npm", "pulumi"]) stub(name);
  for (const name of ["dev", "prod"]) cpSync(join(frozenProject, `spec/${name}.yaml`), join(workspace, `spec/${name}.yaml`));
  writeFileSync(join(workspace, "Pulumi.yaml"), "name: platform\n");
  writeFileSync(join(workspace, ".gitignore"), "node_modules\n");
  mkdirSync(join(workspace, "node_modules"));
  symlinkSync(project, join(workspace, "node_modules/platform-compile"));
  shell("git init --quiet --initial-branch main && git config user.email a@localhost && git config user.name a");
  generate();
  commit("base");
  shell("git switch --quiet --create change");
  edit("spec/dev.yaml", "rdsAllocatedStorage: 20", "rdsAllocatedStorage: 30");
  generate();
  commit("more storage");
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

beforeEach(async () => {
  rmSync(join(root, "calls"), { force: true });
  api = new GithubApi();
  address = await api.start();
  return () => api.stop();
});

const deployment = {
  vars: { PULUMI_PREVIEW_ROLE: "preview", PULUMI_DEPLOY_ROLE: "deploy", PULUMI_BACKEND_URL: "s3://state" },
  secrets: { PULUMI_CONFIG_PASSPHRASE: "secret" },
};

type Settings = Pick<Parameters<typeof runWorkflow>[1], "vars" | "secrets">;

function run(github: { readonly event_name: string; readonly [key: string]: unknown }, settings: Settings): Promise<readonly JobResult[]> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH: `${tools}:${PATH}`, HOME, GITHUB_REPOSITORY: "acme/platform", GITHUB_API_URL: address };
  return runWorkflow(workflow, {
    workspace,
    env,
    github: { repository: "acme/platform", token: "token-of-the-job", ...github },
    ...settings,
  });
}

/** Checks out what GitHub does for a pull request: the merge commit of base and head. */
async function pullRequest(
  head: string,
  {
    settings = deployment,
    from = "acme/platform",
    visibility = "public",
  }: { settings?: Settings; from?: string; visibility?: string } = {},
): Promise<readonly JobResult[]> {
  shell(`git checkout --quiet --detach main && git merge --quiet --no-ff --message merge ${head}`);
  const event = { pull_request: { number: 7, head: { repo: { full_name: from } } }, repository: { visibility } };
  return run({ event_name: "pull_request", event }, settings);
}

/** After a merge: `main` is checked out, and was `before`. */
async function push(before: string, settings: Settings = deployment): Promise<readonly JobResult[]> {
  return run({ event_name: "push", ref_name: "main", event: { before, repository: { default_branch: "main" } } }, settings);
}

const statuses = (results: readonly JobResult[]) => results.map(({ job, status }) => `${job} ${status}`);
const jobOf = (results: readonly JobResult[], name: string) => results.find(({ job }) => job === name)!;

describe("on a pull request", { timeout: 60_000 }, () => {
  it("checks, reports and previews the stack that changes, and deploys nothing", async () => {
    const results = await pullRequest("change");
    expect(statuses(results)).toEqual(["check success", "gate success", "report success", "preview success", "deploy skipped"]);
    expect(jobOf(results, "check").outputs["stacks"]).toBe('[{"stack":"dev","account":"412356789014","region":"eu-central-1"}]');
    const preview = jobOf(results, "preview");
    expect(preview.used.find(({ uses }) => uses.startsWith("aws-actions/"))!.with).toEqual({
      "role-to-assume": "arn:aws:iam::412356789014:role/preview",
      "aws-region": "eu-central-1",
    });
    expect([preview.group, calls().filter((call) => call.startsWith("pulumi"))]).toEqual([
      "platform-preview-dev-7",
      ["pulumi preview --stack dev --diff --non-interactive"],
    ]);
  });

  const fromOutside = (id: number) =>
    ({ id, body: id === 5 ? null! : "Looks good.", user: { type: "User" }, author_association: "NONE" }) as const;

  it("writes one comment and updates it in place, however many others there are", async () => {
    for (let id = 1; id <= 130; id += 1) api.comments.push(fromOutside(id));
    const first = await pullRequest("change");
    expect(jobOf(first, "report").log).toContain("comment created");
    expect(api.comments).toHaveLength(131);
    const { body } = api.comments.at(-1)!;
    expect(body).toMatch(/^<!-- platform-compile -->\n## What this change does\n/);
    expect(body).toContain("<code>dev</code> <b>in place</b>; 1 updated; 81.98 → 83.66 USD a month (+1.68)</summary>");
    expect(body).toContain("| `rds-instance` | update allocatedStorage (20 → 30), maxAllocatedStorage (40 → 60) |");
    expect(body).toContain("- rds, database storage: 2.74 → 4.11 (+1.37)");
    expect(body).not.toContain("prod");
    const second = await pullRequest("change");
    expect(jobOf(second, "report").log).toContain("comment updated");
    expect(api.comments).toHaveLength(131);
    expect(api.comments.at(-1)!.body).toBe(body);
  });

  it("uploads SARIF of a public repository, and of others if a variable says so", async () => {
    const uploads = async (visibility: string, settings: Settings) => {
      const { used } = jobOf(await pullRequest("change", { visibility, settings }), "report");
      return used.flatMap(({ uses, with: inputs }) => (uses.includes("upload-sarif") ? [inputs["sarif_file"]] : []));
    };
    const file = expect.stringMatching(/\/platform-compile\.sarif$/) as string;
    expect(await uploads("public", {})).toEqual([file]);
    expect(await uploads("private", {})).toEqual([]);
    expect(await uploads("private", { vars: { CODE_SCANNING: "true" } })).toEqual([file]);
  });

  it("from a fork only checks: no comment, no upload, no credentials", async () => {
    const results = await pullRequest("change", { from: "stranger/platform" });
    expect(statuses(results)).toEqual(["check success", "gate success", "report skipped", "preview skipped", "deploy skipped"]);
    expect([api.requests, calls().filter((call) => call.startsWith("pulumi"))]).toEqual([[], []]);
  });

  it("without credentials previews nothing", async () => {
    const results = await pullRequest("change", { settings: {} });
    expect(statuses(results)).toEqual(["check success", "gate success", "report success", "preview skipped", "deploy skipped"]);
  });

  it("that changes no plan previews nothing, and says so", async () => {
    shell("git switch --quiet --force-create comment main");
    edit("spec/dev.yaml", "schema: 1", "schema: 1 # the first");
    commit("comment");
    const results = await pullRequest("comment");
    expect(statuses(results)).toEqual(["check success", "gate success", "report success", "preview skipped", "deploy skipped"]);
    expect(api.comments.map(({ body }) => body)).toEqual([expect.stringContaining("No environment changes")]);
  });

  it("with a spec that nobody generated from fails with annotations, and previews nothing", async () => {
    shell("git switch --quiet --force-create stale main");
    edit("spec/dev.yaml", "rdsAllocatedStorage: 20", "rdsAllocatedStorage: 40");
    commit("stale");
    const results = await pullRequest("stale");
    expect(statuses(results)).toEqual(["check failure", "gate success", "report success", "preview skipped", "deploy skipped"]);
    expect(jobOf(results, "check").log).toMatch(/^::error file=generated\/plans\/dev\.plan\.json,.*run: npx platform-compile generate/m);
  });

  it("with an invalid spec fails with an annotation at the line, and still uploads SARIF", async () => {
    shell("git switch --quiet --force-create invalid main");
    edit("spec/dev.yaml", "rdsAllocatedStorage: 20", "rdsAllocatedStorage: many");
    commit("invalid");
    const results = await pullRequest("invalid");
    expect(jobOf(results, "check").log).toMatch(/^::error file=spec\/dev\.yaml,line=\d+,.*title=wrong-type::/m);
    expect(statuses(results).slice(0, 3)).toEqual(["check failure", "gate failure", "report success"]);
  });
});

describe("after the merge", { timeout: 60_000 }, () => {
  it("deploys each affected stack in a job, an environment and a queue of its own", async () => {
    shell("git switch --quiet main");
    const before = shell("git rev-parse HEAD");
    shell("git switch --quiet --force-create merged main && git merge --quiet --no-ff --message merge change");
    edit("spec/prod.yaml", "rdsAllocatedStorage: 50", "rdsAllocatedStorage: 60");
    generate();
    commit("both");
    const results = await push(before);
    expect(statuses(results)).toEqual([
      "check success",
      "gate skipped",
      "report skipped",
      "preview skipped",
      "deploy success",
      "deploy success",
    ]);
    const jobs = results.filter(({ job }) => job === "deploy");
    expect(jobs.map(({ environment, group }) => [environment, group])).toEqual([
      ["dev", "platform-deploy-dev"],
      ["prod", "platform-deploy-prod"],
    ]);
    expect(calls().filter((call) => call.startsWith("pulumi"))).toEqual([
      "pulumi up --stack dev --yes --non-interactive",
      "pulumi up --stack prod --yes --non-interactive",
    ]);
    expect(api.requests).toEqual([]);
  });

  it("deploys every stack if the base is unknown: a new branch, a forced push, a start by hand", async () => {
    shell("git switch --quiet main");
    for (const before of ["0".repeat(40), "1234567890".repeat(4), ""]) {
      expect(statuses(await push(before)).filter((line) => line === "deploy success")).toHaveLength(2);
    }
  });

  it("does not deploy an environment that was deleted", async () => {
    shell("git switch --quiet --force-create fewer main");
    const before = shell("git rev-parse HEAD");
    rmSync(join(workspace, "spec/prod.yaml"));
    generate();
    commit("fewer");
    expect(statuses(await push(before))).toEqual(["check success", "gate skipped", "report skipped", "preview skipped", "deploy skipped"]);
  });
});

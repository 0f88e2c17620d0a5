/** What people type who are in a hurry: the answer says what to type instead, and nothing besides. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run, type Outcome } from "./run.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "platform-compile-hurry-"));
  for (const name of ["none", "new", "git"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "Pulumi.yaml"), "name: realtime\n");
    if (name !== "none") cpSync(join(frozenProject, "spec"), join(folder, name, "spec"), { recursive: true });
  }
  spawnSync("git", ["init", "--quiet"], { cwd: join(folder, "git") });
});
afterAll(() => rmSync(folder, { recursive: true }));

const told = ({ code, stderr }: Outcome) => [code, stderr.replace(/^ {2}docs:.*\n/m, "").trim()];
const usage = (message: string, help: string) => [2, `platform-compile: ${message}\n  help: ${help}`];

describe("a spec", () => {
  it("may be called by its name in spec/", async () => {
    const [byName, byFile] = [await run(["graph", "dev"]), await run(["graph", "spec/dev.yaml"])];
    expect([byName.code, byName.stdout]).toEqual([0, byFile.stdout]);
    expect((await run(["validate", "dev.yaml"])).stdout).toMatch(/^spec\/dev\.yaml: /);
  });

  it.each([
    ["prd", "spec/prod.yaml"],
    ["spec/prd.yaml", "spec/prod.yaml"],
    ["spec/prod.yml", "spec/prod.yaml"],
    ["specs/dev.yaml", "spec/dev.yaml"],
    ["spec/dev", "spec/dev.yaml"],
  ])("that is misspelled is suggested: %s", async (typed, meant) => {
    for (const command of ["validate", "cost", "deploy-role"]) {
      const wanted = [1, `${typed}:1:1 error unreadable-file the file does not exist\n  help: did you mean \`${meant}\`?`];
      expect(told(await run([command, typed]))).toEqual(wanted);
    }
    const place = await run(["trace", `${typed}:3`]);
    expect(place.stderr).toContain(`did you mean \`${meant}\`?`);
  });

  it("of which nothing is left has the name of one that is there", async () => {
    expect(told(await run(["diff", "spec/prd.yaml"]))).toEqual(
      usage("spec/prd.yaml exists on neither side", "did you mean spec/prod.yaml?"),
    );
    expect((await run(["diff", "dev"])).stderr).toContain("for the spec, write spec/dev.yaml");
  });

  it("that is missing has no list of rules that nobody judged", async () => {
    expect((await run(["policy", "nope"])).stdout).toContain("not judged (the spec has other errors): every rule\n");
  });

  it.each(["validate", "policy", "graph", "generate", "fmt", "deploy-role"])(
    "at a git revision is refused by %s, not sought",
    async (command) => {
      const { code, stderr } = await run([command, "HEAD~1:spec/prod.yaml"]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("is a file of a git revision, which this command does not read")]);
      expect(stderr).toContain("`cost`, `diff`, `drift` and `explore` do; for other commands, check the revision out: git worktree add");
    },
  );
});

it.each([
  ["plan", "compile"],
  ["check", "validate"],
  ["genrate", "generate"],
])("the command %s is %s here", async (typed, meant) => {
  expect(told(await run([typed]))).toEqual(usage(`unknown command ${typed}`, `did you mean ${meant}?`));
});

describe("a folder", () => {
  it.each([
    [],
    ["validate"],
    ["generate", "--check"],
    ["cost"],
    ["why", "rds-instance"],
    ["add", "queue", "mail"],
    ["impact", "natGateways=1"],
  ])("without a project says how to start one: %s %s", async (...argv: readonly string[]) => {
    const wanted = usage("there is no spec in spec/", "start a project with: npx platform-compile init; or specify a spec file");
    expect(told(await run(argv, { cwd: join(folder, "none") }))).toEqual(wanted);
  });

  it("without git, or without a commit, says what to do first", async () => {
    const clone = "run the command in a clone of the repository, or start one: git init, and commit the specs";
    expect((await run(["diff"], { cwd: join(folder, "new") })).stderr).toContain(clone);
    for (const argv of [["diff"], ["diff", "HEAD~1"], ["affected", "--base", "HEAD"], ["why", "--since", "HEAD"]]) {
      const { code, stderr } = await run(argv, { cwd: join(folder, "git") });
      expect([code, stderr]).toEqual([2, expect.stringContaining("the repository has no commit yet")]);
      expect(stderr).toContain("git add --all && git commit");
    }
  });
});

describe("an edit", () => {
  it.each([
    [["spec/prod.yaml", "natGateways=1"], "spec/prod.yaml is not an edit", "name the spec with --spec spec/prod.yaml"],
    [["natGateways:1"], "natGateways:1 is not an edit", "expected KEY=VALUE without spaces; did you mean natGateways=1?"],
    [["natGateways", "=", "1"], "natGateways is not an edit", "expected KEY=VALUE without spaces; for example vpc.natGateways=1"],
  ])("of the wrong form: %s", async (words, message, help) => {
    expect(told(await run(["impact", ...words]))).toEqual(usage(message, help));
  });

  it("that is wrong in several environments is one error", async () => {
    const { code, stderr } = await run(["impact", "rds.rdsAllocatedStorage=100Gi", "--spec", "spec/prod.yaml"]);
    expect([code, stderr.match(/ error /g)?.length]).toEqual([1, 1]);
  });
});

describe("an answer", () => {
  it.each([
    [
      "rdsInstanceClass",
      "rdsInstanceClass is a key of the spec, not a resource",
      /write why rds-instance\.instanceClass; .* write trace spec\/dev\.yaml:\d+; .* write explain rdsInstanceClass/,
    ],
    ["rds.rdsMultiAz", "rds.rdsMultiAz is a key of the spec, not a resource", /write why rds-instance\.multiAz; /],
    ["rds", "rds is a section of the spec, not a resource", /run explain rds/],
  ])("to why, for a key: %s", async (name, message, help) => {
    const { code, stderr } = await run(["why", name]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).toMatch(help);
  });

  it("about a key of queues has its value in each of them", async () => {
    const spec =
      "extends: prod.yaml\nenvironment: hurry\ndomainName: hurry.tidechat.io\nsqs: {extraQueues: {mail: {handlerSeconds: 90}, push-two: {}}}\n";
    const files = { "spec/hurry.yaml": { bytes: Buffer.from(spec) } };
    const { stdout } = await run(["explain", "handlerSeconds", "spec/hurry.yaml"], { files });
    expect(stdout).toMatch(/spec\/hurry\.yaml {2}sqs\.extraQueues\.mail\.handlerSeconds {6}90 {2}spec\/hurry\.yaml:4\n/);
    expect(stdout).toMatch(/spec\/hurry\.yaml {2}sqs\.extraQueues\.push-two\.handlerSeconds {2}30 {2}default\n/);
    const json = JSON.parse((await run(["explain", "handlerSeconds", "spec/hurry.yaml", "--format", "json"], { files })).stdout) as {
      specs: [{ entries: readonly { key: string; value: unknown }[] }];
    };
    expect(json.specs[0].entries.map(({ key, value }) => [key, value])).toEqual([
      ["sqs.extraQueues.mail.handlerSeconds", 90],
      ["sqs.extraQueues.push-two.handlerSeconds", 30],
    ]);
  });

  it.each([
    ["who-can", "sqs:SendMessage", "sqs-push"],
    ["graph", "--reach"],
    ["deploy-role", "--format", "json"],
  ])("has no warnings about other things: %s", async (...argv) => {
    const spec = "extends: dev.yaml\nenvironment: hurry\ndomainName: hurry.dev.tidechat.io\nbudget: {monthly: 1}\n";
    const files = { "spec/hurry.yaml": { bytes: Buffer.from(spec) } };
    expect((await run(["validate", "spec/hurry.yaml"], { files })).stderr).toContain("budget-exceeded");
    expect((await run([...argv, "spec/hurry.yaml"], { files })).stderr).toBe("");
  });
});

describe("a way to save", () => {
  it("says which specs inherit the key, and which of them would not compile", async () => {
    const { stdout } = await run(["cost", "spec/prod.yaml", "--save", "1%", "--format", "json"]);
    type Advice = { readonly key: string; readonly givesUp: string };
    const [{ advice }] = (JSON.parse(stdout) as { specs: [{ advice: readonly Advice[] }] }).specs;
    const heirs = advice.flatMap(({ key, givesUp }) => (givesUp.includes("spec/prod-100k.yaml inherits the key") ? [key] : []));
    expect(heirs).toContain("rds.rdsMultiAz");
    // The child states its own.
    expect(heirs).not.toContain("rds.rdsInstanceClass");
    const refused = advice.filter(({ givesUp }) => givesUp.includes("inherits the key and would not compile: state "));
    expect(refused.length).toBeGreaterThan(0);
    expect(heirs.length).toBeLessThan(advice.length);
  });
});

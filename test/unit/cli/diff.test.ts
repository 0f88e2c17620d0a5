import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { project, run } from "./run.ts";

let root = "";
const git = (...args: string[]) => {
  const { status, stderr } = spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@localhost", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
};
const path = "spec/prod.yaml";
const read = () => readFileSync(join(root, path), "utf8");
const edit = (from: string, to: string) => writeFileSync(join(root, path), read().replace(from, to));
const diff = (...args: string[]) => run(["diff", ...args], { cwd: root });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-diff-"));
  cpSync(frozenProject, root, { recursive: true });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
});
afterEach(() => git("checkout", "--quiet", "--", "."));
afterAll(() => rmSync(root, { recursive: true }));

const larger = ["rdsInstanceClass: db.t3.medium", "rdsInstanceClass: db.t3.large"] as const;
const withoutProxy = ["enableRdsProxy: true", "enableRdsProxy: false"] as const;

describe("diff", () => {
  it("compares the working tree with the last commit, and names the line that causes each operation", async () => {
    edit(...larger);
    const { code, stdout } = await diff();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^spec\/prod\.yaml: realtime prod, HEAD:spec\/prod\.yaml → spec\/prod\.yaml\n {2}restart or failover; \d+ updated; 60 to 120 s down for api, realtime, worker; /m,
    );
    expect(stdout).toContain(
      "rds-instance: update instanceClass (db.t3.medium → db.t3.large), because of rds.rdsInstanceClass (spec/prod.yaml:63)",
    );
    expect(stdout).toMatch(/^spec\/dev\.yaml: .*\n {2}no change; /m);
  });

  it("takes revisions, files at revisions, and plans", async () => {
    edit(...larger);
    const only = await diff("HEAD:spec/prod.yaml", "spec/prod.yaml");
    const one = await diff("spec/prod.yaml");
    const revision = await diff("HEAD", "spec/prod.yaml");
    expect([one.stdout, revision.stdout]).toEqual([only.stdout, only.stdout]);
    expect((await diff("HEAD", "HEAD")).stdout.match(/no change/g)?.length).toBeGreaterThanOrEqual(3);
    expect(await diff("no-such-branch")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("unknown git revision no-such-branch") as unknown,
    });
    expect(await diff("a", "b", "c")).toMatchObject({ code: 2 });
  });

  it("shows new and removed environments, and both if a spec is renamed", async () => {
    edit("environment: prod", "environment: live");
    const { stdout } = await diff("spec/prod.yaml");
    expect(stdout).toContain("realtime prod\n  removed: its stack stays as it is until `pulumi destroy`");
    expect(stdout).toMatch(/realtime live\n {2}new environment; \d+ created/);
  });

  it("takes a spec with another file name for the same stack", async () => {
    edit(...larger);
    git("mv", path, "spec/live.yaml");
    writeFileSync(join(root, "spec/prod-100k.yaml"), readFileSync(join(root, "spec/prod-100k.yaml"), "utf8").replace("extends: prod.yaml", "extends: live.yaml")); // prettier-ignore
    const { stdout } = await diff("HEAD");
    git("reset", "--quiet", "--hard");
    expect(stdout).toContain("spec/live.yaml: realtime prod, HEAD:spec/prod.yaml → spec/live.yaml\n  restart or failover; 4 updated");
    expect(stdout).not.toContain("new environment");
  });

  it("reports what does not compile, and compares what only violates a security rule", async () => {
    edit("natGateways: 2", "natGateway: 2");
    expect(await diff("spec/prod.yaml")).toMatchObject({ code: 1, stderr: expect.stringContaining("unknown key `natGateway`") as unknown });
    git("checkout", "--quiet", "--", ".");
    edit("rdsMultiAz: true", "rdsMultiAz: false");
    const { code, stdout, stderr } = await diff("spec/prod.yaml");
    expect([code, stderr]).toEqual([1, "spec/prod.yaml violates database-multi-az: run platform-compile validate\n"]);
    expect(stdout).toMatch(/rules newly violated\n {4}error database-multi-az at rds\.rdsMultiAz/);
  });

  it("calls a new revision of a task definition by its meaning", async () => {
    edit("apiServiceMemory: 1024", "apiServiceMemory: 2048");
    const { stdout } = await diff("spec/prod.yaml");
    expect(stdout).toMatch(/\n {2}rolling deployment; \d+ updated, 1 replaced; /);
    expect(stdout).toMatch(
      /\n {4}`pulumi up` typically takes \d+ min, at most \d+ min; the steps? .*: .*update ecs-service-api \(\d+ min\)/,
    );
  });

  it("prints JSON that its schema accepts", async () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
    const accepts = new Ajv({ allowUnionTypes: true, schemas: [schema("diagnostic.schema.json")] }).compile(schema("diff.schema.json"));
    for (const [from, to] of [
      larger,
      withoutProxy,
      ["environment: prod", "environment: live"],
      ["natGateways: 2", "natGateway: 2"],
    ] as const) {
      edit(from, to);
      const document = JSON.parse((await diff("spec/prod.yaml", "--format", "json", "--gate")).stdout) as unknown;
      expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
      git("checkout", "--quiet", "--", ".");
    }
  });

  it("annotates the edited lines on GitHub", async () => {
    edit(...larger);
    const { stdout } = await diff("spec/prod.yaml", "--format", "github");
    expect(stdout).toMatch(
      /^::warning file=spec\/prod\.yaml,line=63,.*title=change-effect::in prod this line causes restart or failover: rds-instance/m,
    );
  });

  it("prints both edits where one pull request is not enough", async () => {
    edit("  rdsInstanceClass:", "  rdsDatabaseName: other\n  rdsInstanceClass:");
    const { stdout } = await diff("spec/prod.yaml");
    expect(stdout).toContain("`pulumi up` refuses to delete protected resources: rds-instance");
    expect(stdout).toMatch(
      /1\. turn protection off; merge and deploy it\n\n[\s\S]*-  rdsDeletionProtection: true\n\s+\+  rdsDeletionProtection: false/,
    );
    expect(stdout).toMatch(/2\. make the change[\s\S]*\+  rdsDatabaseName: other[\s\S]*\+  rdsDeletionProtection: true/);
  });

  it("keeps the old port open until the tasks that listen on it are gone", async () => {
    edit("  apiServiceDesiredCount:", "  apiContainerPort: 8080\n  apiServiceDesiredCount:");
    const { stdout } = await diff("spec/prod.yaml");
    expect(stdout).toContain("needs 2 pull requests");
    expect(stdout).toMatch(/1\. keep the old port open[\s\S]*\+  sg-rule-alb-to-api-meanwhile:[\s\S]*\+ {6}toPort: 3002\n/);
    expect(stdout).toMatch(/2\. make the change[\s\S]*\+  apiContainerPort: 8080[\s\S]*-  sg-rule-alb-to-api-meanwhile:/);
  });

  it("lets calls of AWS services pass the endpoints before these are deleted", async () => {
    const withEndpoints = (name: string, on: boolean) =>
      writeFileSync(join(root, name), read().replace("enableInterfaceEndpoints: false", `enableInterfaceEndpoints: ${on}`));
    withEndpoints("old.yaml", true);
    withEndpoints("new.yaml", false);
    const { stdout } = await diff("old.yaml", "new.yaml");
    expect(stdout).toContain("calls of AWS services fail while vpc-endpoint-ecr-api, vpc-endpoint-ecr-dkr, ");
    expect(stdout).toMatch(/1\. let the names[\s\S]*\+  vpc-endpoint-logs:\n\s+\+    set:\n\s+\+      privateDnsEnabled: false\n/);
    expect(stdout).toMatch(/2\. make the change[\s\S]*\+  enableInterfaceEndpoints: false[\s\S]*-  vpc-endpoint-logs:/);
  });

  it("adds a service before it removes its predecessor, with protection off, unless both cannot be at once", async () => {
    const withService = (name: string, service: string, at: string) => {
      const entry = `extraServices: { ${service}: { cpu: 256, memory: 512, minCount: 2, desiredCount: 2, maxCount: 2, paths: [${at}], logRetentionDays: 365 } }`;
      const text = read()
        .replace(...larger)
        .replace("monthly: 650", "monthly: 2000")
        .replace("  apiServiceDesiredCount:", `  ${entry}\n  apiServiceDesiredCount:`);
      writeFileSync(join(root, name), text.replace("db.t3.large", "db.m6g.large"));
    };
    const titles = async (at: string) => {
      withService("old.yaml", "admin", "/admin/*");
      withService("new.yaml", "office", at);
      const { stdout } = await diff("old.yaml", "new.yaml");
      return stdout.split("\n").filter((line) => /^ {2}[12]\. /.test(line)).map((line) => line.trim()); // prettier-ignore
    };
    expect(await titles("/office/*")).toEqual([
      "1. add, and keep the old one, with protection off; merge and deploy it",
      "2. remove ecsServices.extraServices.admin when nothing uses it",
    ]);
    expect(await titles("/admin/*")).toEqual([
      "1. turn protection off; merge and deploy it",
      "2. make the change; what remains is protected again",
    ]);
    for (const name of ["old.yaml", "new.yaml"]) rmSync(join(root, name));
  });

  it("turns off a switch of its own, or the protection of one resource, and nothing else", async () => {
    edit("class: prod", "class: dev");
    const { stdout } = await diff("spec/prod.yaml");
    const first = stdout.slice(stdout.indexOf("1. turn protection off"), stdout.indexOf("2. make the change"));
    expect(first).toMatch(/\+ {2}iam-key:\n\s+\+ {4}options:\n\s+\+ {6}protect: false/);
    expect(first).toContain("+  albDeletionProtection: false");
    expect(first).not.toContain("+class: dev");
  });

  it("prints no edits where AWS refuses the change anyhow", async () => {
    edit("vpcCidr: 10.1.0.0/16", "vpcCidr: 10.9.0.0/16");
    const { stdout } = await diff("spec/prod.yaml");
    expect(stdout).toContain("pulumi up stops, because vpc is protected; AWS refuses rds-subnet-group, redis-subnet-group");
    expect(stdout).not.toContain("several pull requests");
  });

  it("is what README.md shows", async () => {
    edit(...larger);
    const { stdout } = await diff("spec/prod.yaml");
    const shown = /^ {4}spec\/prod\.yaml: realtime prod, HEAD[\s\S]*?because of .*$/m.exec(
      readFileSync(join(project, "README.md"), "utf8"),
    )![0];
    expect(stdout.startsWith(shown.replaceAll(/^ {4}/gm, ""))).toBe(true);
  });

  it("stores what a preview must announce", async () => {
    edit(...larger);
    await diff("spec/prod.yaml", "--expect", "expected.json");
    const expected = JSON.parse(readFileSync(join(root, "expected.json"), "utf8")) as { changes: [{ operations: unknown[] }] };
    const accepts = new Ajv().compile(JSON.parse(readFileSync(join(project, "schema/output/diff-expected.schema.json"), "utf8")) as object);
    expect(accepts(expected), JSON.stringify(accepts.errors)).toBe(true);
    expect(expected.changes[0].operations).toContainEqual({
      ...{ id: "rds-instance", type: "aws:rds/instance:Instance", operation: "update" },
      ...{ properties: ["instanceClass"], replacing: [] },
    });
    rmSync(join(root, "expected.json"));
  });
});

describe("the gate", () => {
  const approval = (change: string, resource: string, until = "2027-06-30") =>
    `\napprovals:\n  - change: ${change}\n    resource: ${resource}\n    reason: Nobody needs it any more.\n    until: "${until}"\n`;

  it("stops the loss of data in class prod, unless the spec approves it", async () => {
    edit(...withoutProxy);
    const refused = await diff("spec/prod.yaml", "--gate");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("change-not-approved rds.enableRdsProxy: rds-proxy-log loses data");
    expect(refused.stdout).toContain("\n  gate: failed: 1 change needs an approval\n");
    const without = await diff("spec/prod.yaml");
    expect([without.code, without.stdout]).toEqual([0, expect.not.stringContaining("gate")]);
    edit("\nusage:\n", approval("data loss", "rds-proxy-log") + "\nusage:\n");
    expect(await diff("spec/prod.yaml", "--gate")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("gate: passed: data loss approved for rds-proxy-log, nothing destroyed") as unknown,
      stderr: expect.not.stringContaining("approv") as unknown,
    });
  });

  it("compares the downtime with `maxDowntime`", async () => {
    edit(...larger);
    const exactly = await diff("spec/prod.yaml", "--gate");
    expect([exactly.code, exactly.stdout]).toEqual([
      0,
      expect.stringContaining(
        "\n  gate: passed: no data loss, nothing destroyed that holds data or is protected, nothing undecided, down for 60 to 120 s (`maxDowntime` is 120 s)\n",
      ),
    ]);
    edit("\nusage:\n", "\nmaxDowntime: 119\n\nusage:\n");
    const { code, stderr } = await diff("spec/prod.yaml", "--gate");
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("60 to 120 s of downtime for api, realtime, worker, but `maxDowntime` is 119 s: rds-instance"),
    ]);
  });

  it("warns of an approval that matches nothing, and refuses an expired one", async () => {
    edit("\nusage:\n", approval("data loss", "sqs-push") + "\nusage:\n");
    const { code, stderr } = await diff("spec/prod.yaml", "--gate");
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining("warning approval-unneeded approvals.0: the approval of data loss for sqs-push matches no operation"),
    ]);
    edit('2027-06-30"\n\nusage', '2025-06-30"\n\nusage');
    expect(await diff("spec/prod.yaml", "--gate")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("approval-expired") as unknown,
    });
  });
});

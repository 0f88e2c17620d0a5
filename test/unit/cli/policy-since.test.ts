/** `policy --since` in a git repository. */
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
const file = "spec/test.yaml";
const write = (text: string) =>
  writeFileSync(join(root, file), `extends: dev.yaml\nenvironment: test\nvpc: {vpcCidr: 10.99.0.0/16}\n${text}\n`);
const since = (...args: string[]) => run(["policy", file, "--since", "HEAD", ...args], { cwd: root });

const unencrypted = "overrides: {rds-instance: {set: {storageEncrypted: false}}}";
const lenient = `ecsServices: {enableExecuteCommand: true}
waivers: [{rule: ecs-exec-audited, reason: Debugging., until: "2027-06-30"}]
overrides: {alb: {set: {dropInvalidHeaderFields: false}}}`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-policy-"));
  cpSync(frozenProject, root, { recursive: true });
  write(unencrypted);
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
});
afterEach(() => git("checkout", "--quiet", "--", "."));
afterAll(() => rmSync(root, { recursive: true }));

describe("policy --since", () => {
  it("says nothing about what failed before, and passes", async () => {
    write(`# moved\n${unencrypted}`);
    expect(await since()).toEqual({ code: 0, stdout: "spec/test.yaml since HEAD: no change\n", stderr: "" });
    expect((await run(["policy", file], { cwd: root })).code).toBe(1);
  });

  it("lists what newly failed, was fixed or waived", async () => {
    write(lenient);
    const { code, stdout } = await since();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^spec\/test\.yaml since HEAD: 1 newly failed, 1 fixed, 1 newly waived\n/);
    for (const part of [
      "  failed drop-invalid-headers (error): ",
      "spec/test.yaml:6:50 error drop-invalid-headers",
      "  fixed database-encrypted: rds-instance\n",
      "  waived ecs-exec-audited until 2027-06-30: ecsServices.enableExecuteCommand\n",
    ])
      expect(stdout).toContain(part);
    expect(stdout).not.toContain("passed");
  });

  it("passes if rules were only fixed, and says which waivers ended", async () => {
    write(lenient);
    git("commit", "--quiet", "--all", "--message", "lenient");
    write("");
    const { code, stdout } = await since();
    git("reset", "--quiet", "--hard", "HEAD~1");
    expect([code, stdout.split("\n")[0]]).toEqual([0, "spec/test.yaml since HEAD: 1 fixed, 1 no longer waived"]);
    expect(stdout).toContain("  no longer waived ecs-exec-audited: ecsServices.enableExecuteCommand\n");
  });

  it("compares every spec of both states", async () => {
    rmSync(join(root, file));
    const { code, stdout } = await run(["policy", "--since", "HEAD"], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain("spec/dev.yaml since HEAD: no change\n");
    expect(stdout).toContain("spec/test.yaml since HEAD: 1 fixed\n");
  });

  it("calls nothing fixed in a spec that does not compile", async () => {
    write("vpc: {natGateway: 1}");
    const { code, stdout, stderr } = await since();
    expect([code, stdout]).toEqual([1, "spec/test.yaml since HEAD: not compared, because of errors\n"]);
    expect(stderr).toContain("natGateway");
  });

  it("decides by all frameworks, whichever is shown", async () => {
    write(lenient);
    expect(await since("--framework", "cis")).toEqual({
      code: 1,
      stdout: "spec/test.yaml since HEAD: 1 fixed\n\n  fixed database-encrypted: rds-instance\n",
      stderr: "also newly failed, outside of cis: drop-invalid-headers\n",
    });
  });

  it("prints JSON that its schema accepts, and annotates only what newly failed", async () => {
    write(lenient);
    const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
    const accepts = new Ajv({ allowUnionTypes: true, schemas: [schema("diagnostic.schema.json")] }).compile(schema("policy.schema.json"));
    const document = JSON.parse((await since("--format", "json")).stdout) as unknown;
    expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
    expect(document).toMatchObject({
      specs: [
        {
          since: "HEAD",
          compared: true,
          failed: [{ rule: "drop-invalid-headers", failure: { file } }],
          fixed: [{ rule: "database-encrypted", failure: { file: `HEAD:${file}` } }],
          waived: [{ rule: "ecs-exec-audited" }],
          unwaived: [],
        },
      ],
    });
    expect((await since("--format", "github")).stdout).toMatch(/^::error file=spec\/test\.yaml,line=6,.*title=drop-invalid-headers::.*\n$/);
  });

  it("refuses formats that show a whole state, and unknown revisions", async () => {
    expect(await since("--format", "csv")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--since has no format csv") as string,
    });
    expect((await run(["policy", "--since", "nope"], { cwd: root })).stderr).toContain("unknown git revision nope");
  });
});

/** The built command, which `npx platform-compile` runs. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli } from "../../../tools/build/cli.ts";
import { project } from "./run.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

let dist = "";
let root = "";
let metafile: Metafile;
beforeAll(async () => {
  mkdirSync(join(project, ".cache"), { recursive: true });
  dist = mkdtempSync(join(project, ".cache/dist-"));
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  ({ main: metafile } = await buildCli(dist));
});
afterAll(() => {
  rmSync(dist, { recursive: true });
  rmSync(root, { recursive: true });
});

function run(argv: readonly string[], options: { input?: string | Buffer; env?: Record<string, string>; timeout?: number } = {}) {
  const { PATH = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, "platform-compile.cjs"), ...argv], {
    cwd: root,
    encoding: "utf8",
    input: options.input,
    timeout: options.timeout,
    env: { PATH, XDG_CACHE_HOME: join(root, "cache"), ...options.env },
  });
  return { status, stdout, stderr };
}
const caches = () => readdirSync(join(dist, "cli")).filter((name) => name.endsWith(".cache"));

describe("the built command", () => {
  it("contains nothing of the Pulumi SDK", () => {
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.length).toBeGreaterThan(50);
    expect(inputs.filter((input) => input.includes("@pulumi/"))).toEqual([]);
    expect(readFileSync(join(dist, "cli/main.cjs"), "utf8")).not.toMatch(/require\("@?pulumi/);
  });

  it("is ASCII, as the launcher reads it", () => {
    expect(readFileSync(join(dist, "cli/main.cjs"), "latin1")).not.toMatch(/[^\0-\x7f]/);
  });

  it("compiles, writes a code cache, and compiles the same with it", () => {
    expect(caches()).toEqual([]);
    const first = run(["spec/prod.yaml", "--out", "-"]);
    expect([first.status, first.stderr.split("\n")[0]]).toEqual([0, "spec/prod.yaml → standard output"]);
    expect(caches()).toHaveLength(1);
    expect(run(["spec/prod.yaml", "--out", "-"]).stdout).toBe(first.stdout);
    expect(run(["spec/dev.yaml"]).status).toBe(0);
  });

  it("runs with a corrupt code cache, and rewrites it", () => {
    const file = join(dist, "cli", caches()[0]!);
    const whole = readFileSync(file).length;
    writeFileSync(file, "not a code cache");
    expect(run(["spec/prod.yaml"]).status).toBe(0);
    expect(readFileSync(file).length).toBeGreaterThan(whole / 2);
  });

  it("uses no code cache with a changed byte", () => {
    const file = join(dist, "cli", caches()[0]!);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
    expect(run(["spec/prod.yaml"]).status).toBe(0);
    expect(readFileSync(file).equals(bytes)).toBe(false);
  });

  it("uses no code cache that somebody else can write", () => {
    const file = join(dist, "cli", caches()[0]!);
    chmodSync(file, 0o666);
    expect(run(["spec/prod.yaml"]).status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    chmodSync(join(dist, "cli"), 0o777);
    expect(run(["spec/prod.yaml"]).status).toBe(0);
    expect(readdirSync(join(root, "cache/platform-compile"))).toHaveLength(1);
    chmodSync(join(dist, "cli"), 0o755);
  });

  it("waits for no pipe in the place of a code cache", () => {
    const file = join(dist, "cli", caches()[0]!);
    rmSync(file);
    execFileSync("mkfifo", [file]);
    expect(run(["spec/prod.yaml"], { timeout: 20_000 }).status).toBe(0);
    rmSync(file);
  });

  it("finds the schema's descriptions, the version and help wherever it is installed", () => {
    const { status, stderr } = run(["-"], { input: "extends: spec/dev.yaml\nrds: {rdsAllocatedStorage: 1}\n" });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^<stdin>:2:28 error value-out-of-range .* GiB\n/)]);
    expect(run(["--version"]).stdout).toBe(
      `${(JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string }).version}\n`,
    );
    expect(run(["--help"]).stdout).toMatch(/^Usage: platform-compile /);
    expect(run(["spec/*.yaml", "validate"]).status).toBe(2);
    expect(run(["validate", "spec/*.yaml"]).status).toBe(0);
  });

  it("survives bytes on standard input that are not text", () => {
    expect(run(["-"], { input: Buffer.from([0xff, 0x00, 0xfe]) }).status).toBe(1);
    expect(run(["-"], { input: Buffer.alloc(1024 * 1024 + 1, "a") }).stderr).toMatch(/^<stdin>:1:1 error file-too-large /);
    expect(run(["-"], { input: "" }).stderr).toMatch(/^<stdin>:1:1 error empty-file /);
  });

  it("reports an internal error in one line", () => {
    const broken = mkdtempSync(join(project, ".cache/dist-"));
    try {
      cpSync(dist, broken, { recursive: true });
      const main = join(broken, "cli/main.cjs");
      writeFileSync(
        main,
        readFileSync(main, "utf8").replace(/"use strict";/, '"use strict";JSON.stringify=()=>{throw new TypeError("broken")};'),
      );
      for (const name of readdirSync(join(broken, "cli"))) if (name.endsWith(".cache")) rmSync(join(broken, "cli", name));
      const { status, stderr } = spawnSync(process.execPath, [join(broken, "platform-compile.cjs"), "spec/dev.yaml"], {
        cwd: root,
        encoding: "utf8",
      });
      expect([status, stderr]).toEqual([
        3,
        "internal error: broken\n  help: please report it; set PLATFORM_COMPILE_DEBUG=1 for the stack trace\n",
      ]);
    } finally {
      rmSync(broken, { recursive: true });
    }
  });
});

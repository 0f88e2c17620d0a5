/** Where the command writes: into its own files, never through a link, and never over a pipe or device. */
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { docsMark } from "../../../compiler/diagnostics/docs.ts";
import { run } from "./run.ts";

/** `outside` must stay as it is; `root` is the project beside it. */
let folder = "";
let root = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  root = join(folder, "project");
  mkdirSync(join(folder, "outside"));
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  writeFileSync(join(folder, "outside/kept.md"), `${docsMark}\nkept\n`);
  writeFileSync(join(folder, "outside/kept.svg"), "kept\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const link = (target: string, file: string) => {
  mkdirSync(join(root, file, ".."), { recursive: true });
  symlinkSync(target, join(root, file));
};
const inRoot = async (...argv: string[]) => {
  const { code, stderr } = await run(argv, { cwd: root });
  return { code, refused: stderr.includes("is a link") };
};
const outside = () => readdirSync(join(folder, "outside")).map((name) => [name, readFileSync(join(folder, "outside", name), "utf8")]);

describe("a link", () => {
  it.each([
    ["the plans' folder", "generated/plans", ["compile", "spec/dev.yaml"]],
    ["a folder above it", "generated", ["compile", "spec/dev.yaml"]],
    ["a plan", "generated/plans/dev.plan.json", ["compile", "spec/dev.yaml"]],
    ["what --out names", "out.json", ["compile", "spec/dev.yaml", "--out", "out.json"]],
    ["a folder in --out", "out", ["compile", "spec/dev.yaml", "--out", "out/new.json"]],
    ["the drawing of the cost", "out.svg", ["cost", "spec/dev.yaml", "--at-dau", "1k", "--svg", "out.svg"]],
    ["the folder of its pictures", "docs/infrastructure/pictures", ["docs"]],
  ])("is refused as %s", async (_name, file, argv) => {
    const before = outside();
    link(/json$|svg$/.test(file) ? join(folder, "outside/kept.svg") : join(folder, "outside"), file);
    expect(await inRoot(...argv)).toEqual({ code: 2, refused: true });
    expect(outside()).toEqual(before);
    expect(lstatSync(join(root, file)).isSymbolicLink()).toBe(true);
  });

  it("stays when fmt would replace it with a file", async () => {
    writeFileSync(join(root, "spec/odd.yaml"), "schema:   1\nextends: dev.yaml\n");
    link("odd.yaml", "spec/linked.yaml");
    expect(await inRoot("fmt", "spec/linked.yaml")).toEqual({ code: 2, refused: true });
    expect(readFileSync(join(root, "spec/odd.yaml"), "utf8")).toContain("schema:   1");
  });

  it("is not cleaned up as a page that is no longer generated", async () => {
    link(join(folder, "outside/kept.md"), "docs/infrastructure/old.md");
    mkdirSync(join(root, "docs/infrastructure/folder.md"));
    expect(await inRoot("docs")).toEqual({ code: 0, refused: false });
    expect(lstatSync(join(root, "docs/infrastructure/old.md")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(folder, "outside/kept.md"))).toBe(true);
  });

  it("to a temporary name does not receive the file: nothing predictable is written", async () => {
    const plan = "generated/plans/dev.plan.json";
    for (const name of [`${plan}.tmp`, `${plan}.${process.pid}.tmp`]) link(join(folder, "outside/kept.svg"), name);
    const before = outside();
    expect(await inRoot("compile", "spec/dev.yaml")).toEqual({ code: 0, refused: false });
    expect(outside()).toEqual(before);
    expect(readdirSync(join(root, "generated/plans")).filter((name) => lstatSync(join(root, "generated/plans", name)).isFile())).toEqual([
      "dev.plan.json",
    ]);
  });
});

describe("a pipe", () => {
  it.each(["named", "behind a link outside the project"])("receives the plan and stays a pipe: %s", async (how) => {
    const pipe = join(folder, "outside/pipe");
    execFileSync("mkfifo", [pipe]);
    symlinkSync("pipe", join(folder, "outside/stdout"));
    const reader = spawn("cat", [pipe]);
    const chunks: Buffer[] = [];
    reader.stdout.on("data", (chunk: Buffer) => void chunks.push(chunk));
    const done = new Promise((resolve) => reader.on("close", resolve));
    const { code } = await inRoot("compile", "spec/dev.yaml", "--out", how === "named" ? pipe : join(folder, "outside/stdout"));
    await done;
    expect([code, lstatSync(pipe).isFIFO()]).toEqual([0, true]);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ environment: "dev" });
  });

  it.each(["generated/plans/dev.plan.json", "pipe"])("in the project that nobody reads is refused: %s", async (file) => {
    mkdirSync(join(root, "generated/plans"), { recursive: true });
    execFileSync("mkfifo", [join(root, file)]);
    expect(await run(["compile", "spec/dev.yaml", ...(file === "pipe" ? ["--out", file] : [])], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is a pipe or device that nobody reads") as string,
    });
  });

  it("is not current for --check, and is not waited for", async () => {
    execFileSync("mkfifo", [join(root, "pipe")]);
    expect((await inRoot("compile", "spec/dev.yaml", "--out", "pipe", "--check")).code).toBe(1);
  });
});

it("a folder is no place for a file", async () => {
  const { code, stderr } = await run(["compile", "spec/dev.yaml", "--out", "spec"], { cwd: root });
  expect([code, stderr.includes("spec is a folder")]).toEqual([2, true]);
});

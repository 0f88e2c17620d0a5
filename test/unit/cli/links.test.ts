/** Links, pipes and devices in a project: whoever can write a spec must not make the command read what is outside the project. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "./run.ts";

const secret = "TOKEN=hunter2";

/** `outside` holds secrets; `root` is the project beside it. */
let folder = "";
let root = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  root = join(folder, "project");
  mkdirSync(join(root, "spec"), { recursive: true });
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  writeFileSync(join(folder, "outside/hidden.yaml"), `${secret}\n: [\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const link = (target: string, file: string) => symlinkSync(target, join(root, file));
const inRoot = async (...argv: string[]) => {
  const { code, stdout, stderr } = await run(argv, { cwd: root });
  return { code, said: stdout + stderr };
};

const commands = ["compile", "validate", "fmt", "cost", "graph", "docs", "explain"] as const;

describe("a link out of the project", () => {
  it.each(commands)("is no spec for %s", async (command) => {
    link("../../outside/hidden.yaml", "spec/a.yaml");
    const { code, said } = await inRoot(command, ...(command === "explain" ? ["rds", "--spec", "spec/a.yaml"] : []));
    expect(code).not.toBe(0);
    expect(said).not.toContain("hunter2");
  });

  it("is refused with its fix", async () => {
    link("../../outside/hidden.yaml", "spec/a.yaml");
    const { said } = await inRoot("validate", "spec/a.yaml");
    expect(said).toContain("spec/a.yaml:1:1 error unreadable-file the file is a link out of the project");
    expect(said).toContain("help: move the file into the project");
  });

  it.each([
    ["a parent", "extends: linked.yaml\n", "linked.yaml"],
    ["a parent through a folder", "extends: linked/hidden.yaml\n", "linked"],
    ["a parent through a link to a link", "extends: again.yaml\n", "linked.yaml"],
  ])("is no way to %s", async (_name, text, name) => {
    write("spec/a.yaml", text);
    link(name === "linked" ? "../../outside" : "../../outside/hidden.yaml", `spec/${name}`);
    link("linked.yaml", "spec/again.yaml");
    const { code, said } = await inRoot("validate", "spec/a.yaml");
    expect([code, said.includes("parent-outside-project"), said.includes("hunter2")]).toEqual([1, true, false]);
  });

  it("does not list names as the folder of specs, as a folder that is named, or in a glob", async () => {
    rmSync(join(root, "spec"), { recursive: true });
    link("../outside", "spec");
    link("../outside", "more");
    for (const argv of [[], ["more"], ["**/*.yaml"]]) {
      const { code, said } = await inRoot("validate", ...argv);
      // The glob finds Pulumi.yaml, which is no spec.
      expect([code, said.includes("hidden")]).toEqual([argv[0] === "**/*.yaml" ? 1 : 2, false]);
    }
  });
});

it("a link within the project, and a file that the user names outside of it, are specs", async () => {
  write("spec/b.yaml", "region: mars\n");
  writeFileSync(join(folder, "outside/other.yaml"), "region: mars\n");
  link("b.yaml", "spec/a.yaml");
  expect((await inRoot("validate", "spec/a.yaml")).said).toContain("spec/a.yaml:1:9 error");
  expect((await inRoot("validate", "../outside/other.yaml")).said).toContain("other.yaml:1:9 error");
});

describe("what is not a file", () => {
  it.each(["spec/pipe.yaml", "spec/a.yaml"])("is refused without waiting for it: %s", async (file) => {
    execFileSync("mkfifo", [join(root, "spec/pipe.yaml")]);
    write("spec/a.yaml", "extends: pipe.yaml\n");
    const { code, said } = await inRoot("validate", file);
    expect([code, said.includes("is a pipe or device")]).toEqual([1, true]);
  });

  it.each(["<stdin>", "./<stdin>", "../<stdin>", "x/<stdin>"])("is refused as parent: %s", async (parent) => {
    write("spec/a.yaml", `extends: "${parent}"\n`);
    const { code, stderr } = await run(["validate", "spec/a.yaml"], { cwd: root, stdin: secret });
    expect([code, stderr.includes("which is standard input"), stderr.includes("hunter2")]).toEqual([1, true, false]);
  });
});

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../compiler/cli/command.ts";
import { nodeIo } from "../../../compiler/cli/node-io.ts";
import { compileAt, openRevision, revisionFile, specsAt } from "../../../compiler/cli/targets/revisions.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { today } from "./run.ts";

const parent = mkdtempSync(join(tmpdir(), "platform-compile-revisions-"));
const repository = join(parent, "repository");
const root = join(repository, "infra");
const io = { ...nodeIo(), root, cwd: root };

const git = (cwd: string, ...args: string[]) => {
  const { status, stderr } = spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@localhost", ...args], { cwd, encoding: "utf8" });
  expect([args, status, status === 0 ? "" : stderr]).toEqual([args, 0, ""]);
};
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}\n${error.help ?? ""}`;
    throw error;
  }
  return "no refusal";
};

/** Two commits of a project in a subfolder; the working tree has nothing of it. */
beforeAll(() => {
  mkdirSync(root, { recursive: true });
  git(repository, "init", "--quiet", "--initial-branch=main");
  write("Pulumi.yaml", "name: platform\n");
  write("spec/prod.yaml", specText("prod"));
  write("spec/prod-100k.yaml", specText("prod-100k"));
  write("spec/eu/child.yaml", "extends: ../../base/parent.yaml\nenvironment: child\n");
  write("base/parent.yaml", specText("prod"));
  write("spec/großer name.yaml", specText("prod"));
  symlinkSync("prod.yaml", join(root, "spec/linked.yaml"));
  symlinkSync("../base", join(root, "spec/folder"));
  symlinkSync("/etc/hosts", join(root, "spec/absolute.yaml"));
  symlinkSync("../../outside.yaml", join(root, "spec/outside.yaml"));
  symlinkSync("circle.yaml", join(root, "spec/circle.yaml"));
  writeFileSync(join(repository, "outside.yaml"), "secret: 1\n");
  write("spec/lfs.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
  write("spec/large.yaml", "#".repeat(1024 * 1024 + 1));
  git(repository, "add", "--all");
  git(repository, "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},infra/module`);
  git(repository, "commit", "--quiet", "--message", "fix: first");
  git(repository, "commit", "--quiet", "--allow-empty", "--message", "second");
  rmSync(root, { recursive: true });
  mkdirSync(root);
});
afterAll(() => rmSync(parent, { recursive: true }));

describe("a revision", () => {
  it.each(["HEAD", "main", "main~1", "HEAD^{/fix: first}", "@{0}", "refs/heads/main"])(
    "%s lists and compiles specs without a checkout",
    (name) => {
      const revision = openRevision(name, io);
      expect(revision.specs()).toEqual(expect.arrayContaining(["spec/eu/child.yaml", "spec/großer name.yaml", "spec/prod.yaml"]));
      const { plan, source } = compileAt(revision, "spec/prod-100k.yaml", { asOf: today });
      expect(plan?.environment).toBe("prod-100k");
      expect(Object.keys(source!.files)).toEqual(expect.arrayContaining(["spec/prod-100k.yaml", "spec/prod.yaml"]));
    },
  );

  it("reads parents outside the spec folder, and files and folders behind links", () => {
    const revision = openRevision("HEAD", io);
    for (const file of ["spec/eu/child.yaml", "spec/linked.yaml", "spec/folder/parent.yaml", "spec/großer name.yaml"]) {
      expect([file, compileAt(revision, file, { asOf: today }).diagnostics.filter(({ rule }) => /file|parent/.test(rule))]).toEqual([
        file,
        [],
      ]);
    }
  });

  it.each([
    ["spec/none.yaml", "missing"],
    ["spec/prod.yaml/none.yaml", "missing"],
    ["spec/eu", "directory"],
    ["spec/absolute.yaml", "outside"],
    ["spec/outside.yaml", "outside"],
    ["spec/circle.yaml", "unreadable"],
    ["module/spec/prod.yaml", "special"],
    ["spec/lfs.yaml", "special"],
    ["spec/large.yaml", "too-large"],
  ])("does not read %s: %s", (file, failure) => {
    expect(openRevision("HEAD", io).reader.read(file)).toMatchObject({ failure });
  });

  it.each([
    ["--output=x", "is not a git revision"],
    ["", "is not a git revision"],
    ["main..HEAD", "is not a single git revision"],
    ["^HEAD", "is not a single git revision"],
    ["HEAD:infra", "is a path in a revision"],
    ["nowhere", "unknown git revision nowhere"],
  ])("refuses the name %j", (name, message) => {
    expect(refusal(() => openRevision(name, io))).toContain(message);
  });

  it("says what is missing: the repository, the history, the fetch", () => {
    expect(refusal(() => openRevision("HEAD", { root: parent }))).toContain("is not in a git repository");
    git(parent, "clone", "--quiet", "--depth", "1", `file://${repository}`, "shallow");
    const shallow = { root: join(parent, "shallow") };
    expect(refusal(() => openRevision("HEAD~1", shallow))).toMatch(/the clone is shallow\n.*fetch-depth: 0/);
    git(parent, "clone", "--quiet", repository, "full");
    expect(refusal(() => openRevision("origin/topic", { root: join(parent, "full") }))).toContain("`git fetch origin topic`");
  });

  it("sees the project at the root of a clone, too", () => {
    expect(openRevision("HEAD", { root: repository }).specs("infra/spec")).toContain("infra/spec/prod.yaml");
  });
});

describe("an argument REVISION:PATH", () => {
  const specs = (argument: string) => {
    const named = revisionFile(argument, io)!;
    return specsAt(openRevision(named.revision, io), named, io);
  };

  it.each([
    ["HEAD:spec/prod.yaml", ["spec/prod.yaml"]],
    ["HEAD^{/fix: first}:spec/prod.yaml", ["spec/prod.yaml"]],
    ["HEAD:./spec/eu", ["spec/eu/child.yaml"]],
    ["HEAD:base/", ["base/parent.yaml"]],
    ["HEAD:infra/spec/prod.yaml", ["spec/prod.yaml"]],
  ])("%s names %j", (argument, files) => {
    expect(specs(argument)).toEqual(files);
  });

  it("without a path names every spec", () => {
    expect(specs("HEAD:")).toEqual(openRevision("HEAD", io).specs());
  });

  it("is no path of Windows and no file name, and not the index", () => {
    expect(revisionFile("C:\\spec\\prod.yaml", io)).toBeUndefined();
    expect(revisionFile("spec/prod.yaml", io)).toBeUndefined();
    expect(refusal(() => revisionFile(":spec/prod.yaml", io))).toContain("names the index");
  });

  it("lists the specs that there are if it names none", () => {
    expect(refusal(() => specs("HEAD:spec/none.yaml"))).toMatch(/HEAD:spec\/none\.yaml does not exist\nHEAD has spec\//);
  });
});

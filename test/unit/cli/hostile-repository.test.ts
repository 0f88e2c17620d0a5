/** A repository whose maker wants programs of its configuration to run: no command starts one. */
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { run } from "./run.ts";

let [folder, root, program] = ["", "", ""];
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@localhost", ...args], { cwd: root, encoding: "utf8" }).trim();

/** Two commits of a compiled spec, and a plan whose time has changed. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "platform-compile-hostile-"));
  [root, program] = [join(folder, "project"), join(folder, "program")];
  mkdirSync(root);
  cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  writeFileSync(join(root, ".gitattributes"), "* filter=evil diff=evil merge=evil\n");
  writeFileSync(program, `#!/bin/sh\ntouch '${folder}/ran'\ncat\n`);
  chmodSync(program, 0o755);
  git("init", "--quiet");
  await run(["compile", "spec/dev.yaml"], { cwd: root });
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  appendFileSync(join(root, "spec/dev.yaml"), "# second\n");
  git("commit", "--quiet", "--all", "--message", "second");
  utimesSync(join(root, "generated/plans/dev.plan.json"), 1, 1);
});
afterEach(() => rmSync(folder, { recursive: true }));

const commands = [
  ["compile", "spec/dev.yaml"],
  ["generate", "--check"],
  ["diff", "HEAD~1"],
  ["affected", "--base", "HEAD~1"],
  ["bisect", "spec/dev.yaml"],
  ["cost", "HEAD~1:spec/dev.yaml", "spec/dev.yaml"],
  ["policy", "spec/dev.yaml", "--since", "HEAD~1"],
] as const;

const settings: Readonly<Record<string, (program: string) => Readonly<Record<string, string>>>> = {
  "a file monitor": (it) => ({ "core.fsmonitor": it }),
  "filters, text converters and external diffs": (it) => ({
    "filter.evil.clean": it,
    "filter.evil.smudge": it,
    "diff.evil.textconv": it,
    "diff.evil.command": it,
    "diff.external": it,
  }),
  "a pager and a verifier of signatures": (it) => ({ "core.pager": it, "log.showSignature": "true", "gpg.program": it }),
  aliases: (it) => Object.fromEntries(["ls-tree", "cat-file", "log", "rev-parse", "diff-index"].map((name) => [`alias.${name}`, `!${it}`])),
};

it.each(Object.keys(settings))("%s", async (name) => {
  for (const [key, value] of Object.entries(settings[name]!(program))) git("config", key, value);
  for (const command of commands) {
    expect([command, (await run([...command], { cwd: root })).code, existsSync(join(folder, "ran"))]).toEqual([
      command,
      expect.any(Number),
      false,
    ]);
  }
});

it.each(["a program as its remote", "a program as the other end", "a program as ssh"])("a partial clone with %s", async (name) => {
  const object = git("rev-parse", "HEAD~1:spec/dev.yaml");
  rmSync(join(root, ".git/objects", object.slice(0, 2), object.slice(2)));
  const remote = { "a program as its remote": `ext::${program}`, "a program as ssh": "ssh://host/x" }[name] ?? root;
  for (const [key, value] of Object.entries({
    "core.repositoryFormatVersion": "1",
    "extensions.partialClone": "origin",
    "remote.origin.promisor": "true",
    "remote.origin.url": remote,
    "remote.origin.uploadpack": program,
    "core.sshCommand": program,
    "protocol.ext.allow": "always",
  })) {
    git("config", key, value);
  }
  for (const command of commands) {
    expect([command, (await run([...command], { cwd: root })).code, existsSync(join(folder, "ran"))]).toEqual([
      command,
      expect.any(Number),
      false,
    ]);
  }
});

it("an object that stands for another one does not change what a commit has", async () => {
  git("replace", "HEAD~1", git("commit-tree", "-m", "empty", git("mktree", "--missing")));
  expect((await run(["cost", "HEAD~1:spec/dev.yaml", "spec/dev.yaml"], { cwd: root })).code).toBe(0);
});

it.each([
  ["diff"],
  ["affected", "--base", "HEAD"],
  ["trace", "spec/dev.yaml:3"],
  ["policy", "--since", "HEAD"],
  ["why", "--since", "HEAD"],
])("more specs than one run reads are not read: %s", async (...words) => {
  for (let index = 0; index < 201; index += 1) writeFileSync(join(root, `spec/e${index}.yaml`), "a");
  expect(await run(words, { cwd: root })).toMatchObject({ code: 2, stderr: expect.stringMatching(/20\d specs are too many/) as string });
});

/**
 * Runs guides as they are written, in a copy of the project: `sh` blocks are commands, a block with a path is that file (or, for an
 * existing JSON file, what to merge into it), and a `diff` block replaces lines of a file.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blocksOf, project, textOf, writtenPages } from "../../unit/docs/pages.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";

const minutes = 60_000;

/** The guides tested here. Those that need an engine, AWS or GitHub have their own tests. */
const guides = writtenPages("docs/guides").filter((file) => !/\/(deploying|deploying-from-ci|your-own-repository)\.md$/.test(file));

/** What is generated from the schema, the provider and the rules, and not from specs. */
const generated = readdirSync(join(project, "generated")).filter((name) => name !== "plans").map((name) => `generated/${name}`); // prettier-ignore

/** The parts of the project that guides read or change. */
const parts = [
  "compiler", "docs/decisions", "docs/guides", ...generated, "schema", "test", "tools", "package.json", "Pulumi.yaml", "tsconfig.json", "vitest.config.ts", ".prettierrc.json", ".gitignore",
]; // prettier-ignore

let copy = "";

/** The project as after a clone and `npm ci`, with the frozen specs as its own: the packages, and the build. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "platform-compile-guides-"));
  for (const part of parts) if (existsSync(join(project, part))) cpSync(join(project, part), join(copy, part), { recursive: true });
  cpSync(join(frozenProject, "spec"), join(copy, "spec"), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  run("npm run build && node dist/platform-compile.cjs generate && cp -r dist .git-dist");
  run("git init --quiet --initial-branch main && git config user.email guide@localhost && git config user.name guide");
  run("echo .git-dist >> .git/info/exclude && git add --all && git commit --quiet --message start");
}, 3 * minutes);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Each guide starts from the unchanged project. */
beforeEach(() => {
  run("git switch --quiet --force main && git reset --quiet --hard && git clean -dfq && rm -rf dist && cp -r .git-dist dist");
}, minutes);

/** What npx does for programs that are there, without its start, which takes longer than they do. */
const npx =
  'npx() { if [ "$1" = platform-compile ]; then node dist/platform-compile.cjs "${@:2}"; else node_modules/.bin/"$1" "${@:2}"; fi; }';

function run(command: string): string {
  const { PATH = "", HOME = "" } = process.env;
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", `set -euo pipefail\n${npx}\n${command}`], {
    cwd: copy,
    encoding: "utf8",
    env: { PATH, HOME, CI: "1", NO_COLOR: "1", npm_config_offline: "true", npm_config_update_notifier: "false" },
  });
  if (status !== 0) throw new Error(`${command}\nexited with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

function writeFile(path: string, body: string): void {
  const target = join(copy, path);
  mkdirSync(dirname(target), { recursive: true });
  if (path.endsWith(".json") && existsSync(target)) {
    const merged = mergeLayers([
      JSON.parse(body) as Record<string, unknown>,
      JSON.parse(readFileSync(target, "utf8")) as Record<string, unknown>,
    ]);
    writeFileSync(target, JSON.stringify(merged, null, 2));
  } else writeFileSync(target, body);
}

/** Removed lines and those around them must occur together in the file exactly once; added lines take the place of removed ones. */
function applyDiff(body: string): void {
  const lines = body.trimEnd().split("\n");
  const path = /^--- (\S+)/.exec(lines[0]!)![1]!;
  const changed = lines.slice(lines.indexOf("@@") + 1);
  const side = (mark: string) =>
    changed
      .filter((line) => line.startsWith(mark) || line.startsWith(" "))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const text = readFileSync(join(copy, path), "utf8");
  const [goes, comes] = [side("-"), side("+")];
  if (text.split(goes).length !== 2) throw new Error(`${path} does not hold once:\n${goes}`);
  writeFileSync(
    join(copy, path),
    text.replace(goes, () => comes),
  );
}

/** Runs a guide; returns how many of its blocks had an effect. */
function follow(guide: string): number {
  const blocks = blocksOf(textOf(guide)).filter(({ language, rest }) => language === "sh" || language === "diff" || rest !== "");
  for (const { language, rest, body } of blocks) {
    if (rest !== "") writeFile(rest, body);
    else if (language === "diff") applyDiff(body);
    // The packages are installed already: a test does not download them again.
    else if (body.trim() !== "npm ci") run(body);
  }
  return blocks.length;
}

describe("guides", () => {
  it("exist", () => {
    const names = guides.map((file) => file.replace("docs/guides/", ""));
    expect(names).toEqual(
      expect.arrayContaining([
        "getting-started.md",
        "the-pull-request.md",
        "cutting-cost.md",
        "waiving-a-rule.md",
        "adding-a-key.md",
        "adding-a-module.md",
        "adding-a-rule.md",
      ]),
    );
  });

  it.each(guides)(
    "%s does what it says",
    (guide) => {
      expect(follow(guide)).toBeGreaterThanOrEqual(3);
    },
    5 * minutes,
  );

  it("fail when a command does", () => {
    expect(() => run("npx platform-compile validate spec/nope.yaml")).toThrow("exited with 1");
  });
});

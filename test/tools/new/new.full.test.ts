/** Creates one new module, rule and command in a copy of the project: after `npm run generate` alone, every check passes. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/generate/packages.ts";

const minutes = 60_000;
const notCopied: ReadonlySet<string> = new Set([".git", ".cache", "coverage", "dist", "node_modules", "spec"]);
/** Written from `spec/`, which the copy does not have. */
const fromSpecs: ReadonlySet<string> = new Set(["docs/infrastructure", "generated/plans"].map((folder) => join(projectRoot, folder)));
/** What is known to be fresh stays so in the copy. */
const memory = ".cache/generate.json";

const scaffolds = [
  ["module", "userUploads"],
  ["rule", "queues/queue-too-slow"],
  ["command", "lint"],
] as const;

/** Tests of the new files, and of everything that counts or lists modules, rules and commands. */
const tests = [
  "test/unit/modules/userUploads.test.ts",
  "test/unit/cli/lint.test.ts",
  "test/unit/cli/usage.test.ts",
  "test/unit/rules/rules.test.ts",
  "test/unit/reference",
  "test/project/house.test.ts",
  "test/project/schema",
  "test/tools/generate/registry.test.ts",
  "test/tools/generate/module-files.test.ts",
  "test/tools/matrix",
];

let copy = "";
let written: readonly string[] = [];

function run(command: string, ...argv: string[]): { readonly status: number | null; readonly output: string } {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, CI: "1", NO_COLOR: "1", npm_config_offline: "true", npm_config_update_notifier: "false" };
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd: copy, encoding: "utf8", env });
  return { status, output: stdout + stderr };
}

function succeed(command: string, ...argv: string[]): string {
  const { status, output } = run(command, ...argv);
  expect(status, output).toBe(0);
  return output;
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "platform-compile-new-"));
  for (const part of readdirSync(projectRoot).filter((name) => !notCopied.has(name)))
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true, filter: (path) => !fromSpecs.has(path) });
  if (existsSync(join(projectRoot, memory))) cpSync(join(projectRoot, memory), join(copy, memory));
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"));
  const before = new Set(readdirSync(copy, { recursive: true, encoding: "utf8" }));
  for (const words of scaffolds) succeed("npm", "run", "-s", "new", "--", ...words);
  written = readdirSync(copy, { recursive: true, encoding: "utf8" })
    .filter((path) => !before.has(path) && /\.\w+$/.test(path))
    .sort();
  succeed("npm", "run", "-s", "generate");
}, 5 * minutes);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a new module, rule and command", { timeout: 3 * minutes }, () => {
  it("are one folder, one schema file, one rule file and one command file, and their tests", () => {
    expect(written).toEqual([
      "compiler/cli/commands/lint.ts",
      "compiler/modules/userUploads/index.ts",
      "compiler/modules/userUploads/notes.md",
      "compiler/modules/userUploads/refs.ts",
      "compiler/rules/queues/queue-too-slow.ts",
      "schema/modules/userUploads.schema.json",
      "test/unit/cli/lint.test.ts",
      "test/unit/modules/userUploads.test.ts",
    ]);
  });

  it("reach the ledger of logical ids, with none lost", () => {
    const ledger = (root: string) =>
      JSON.parse(readFileSync(join(root, "compiler/modules/ids.json"), "utf8")) as Readonly<Record<string, string>>;
    expect(ledger(copy)).toEqual({ ...ledger(projectRoot), "user-uploads-logs": "aws:cloudwatch/logGroup:LogGroup" });
  });

  it("reach the axes of the matrix", () => {
    const script = 'const { axes } = await import("./tools/matrix/axes.ts"); console.log(axes.map(({ name }) => name).join(" "));';
    const names = succeed("node", "--import", "tsx", "--input-type", "module", "--eval", script).trim().split(" ");
    expect(names).toEqual(expect.arrayContaining(["userUploads.enableUserUploads", "userUploads.userUploadsLogRetentionDays"]));
  });

  it("leave nothing stale", () => {
    expect(succeed("npm", "run", "-s", "generate:check")).toMatch(/^ids: 1 file, fresh$/m);
  });

  it.each([
    ["tsc", () => ["-p", "."]],
    ["oxlint", () => ["--type-aware", "--deny-warnings", ...written.filter((path) => path.endsWith(".ts"))]],
    ["prettier", () => ["--check", ...written]],
  ])("pass %s", (tool, argv) => {
    const { status, output } = run("npx", tool, ...argv());
    expect(status, output).toBe(0);
  });

  it("pass their tests, and those of the registries, the import rules, the schema and the matrix", () => {
    expect(succeed("npx", "vitest", "run", ...tests)).toMatch(/\d+ passed, 0 failed/);
  });

  it("are not overwritten", () => {
    for (const words of scaffolds) {
      const { status, output } = run("npm", "run", "-s", "new", "--", ...words);
      expect([status, output]).toEqual([2, expect.stringMatching(/already exists: nothing was written|is taken/)]);
    }
  });

  it("are refused by generate and build, with a clear message, while a file is missing", () => {
    const notes = join(copy, "compiler/modules/userUploads/notes.md");
    renameSync(notes, `${notes}.away`);
    for (const script of ["generate", "build"]) {
      const { status, output } = run("npm", "run", "-s", script);
      expect([status, output]).toEqual([1, expect.stringContaining("lacks compiler/modules/userUploads/notes.md: create it")]);
    }
    renameSync(`${notes}.away`, notes);
  });
});

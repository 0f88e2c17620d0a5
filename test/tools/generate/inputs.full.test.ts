/** Every file that a generator reads is among its inputs; otherwise it could be skipped when it must run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { steps } from "../../../tools/generate/index.ts";
import { codeOf, commonData, dataFiles, surroundings } from "../../../tools/generate/inputs.ts";
import { projectRoot } from "../../../tools/generate/packages.ts";

const minutes = 60_000;
const memoryFile = join(projectRoot, ".cache/generate.json");
let folder = "";
let code: ReadonlyMap<string, readonly string[]>;
let made: Readonly<Record<string, { readonly outputs: Readonly<Record<string, string>> }>>;

function node(argv: readonly string[], reads = ""): void {
  const env = { ...process.env, READS: reads };
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: projectRoot, encoding: "utf8", env });
  expect(status, stderr).toBe(0);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "platform-reads-"));
  node(["--import", "tsx", "tools/generate/index.ts", "--check"]);
  code = (await codeOf(steps.map(({ source }) => source)))!;
  made = JSON.parse(readFileSync(memoryFile, "utf8")) as typeof made;
}, 3 * minutes);
afterAll(() => rmSync(folder, { recursive: true }));

/** Project files that the step reads when it runs, without packages. */
function readsOf(name: string): readonly string[] {
  const file = join(folder, "reads");
  const step = `steps.find(({ name }) => name === "${name}")`;
  const script = `const { steps } = await import("./tools/generate/index.ts"); const step = ${step}; await (step.sample ?? step.files)();`;
  const recorder = join(import.meta.dirname, "read-recorder.cjs");
  node(["--require", recorder, "--import", "tsx", "--input-type", "module", "--eval", script], file);
  return readFileSync(file, "utf8")
    .split("\n")
    .map((path) => (isAbsolute(path) ? relative(projectRoot, path) : path))
    .filter((path) => !path.startsWith("..") && !path.startsWith("node_modules/") && !path.startsWith(".cache/"))
    .filter((path) => statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isFile() === true);
}

describe("inputs", () => {
  it.each(steps.map((step, index) => ({ ...step, index })))(
    "of $name hold all that it reads",
    ({ name, source, reads, index }) => {
      const writers = steps.slice(reads === undefined ? 0 : index, index + 1);
      const outputs = writers.flatMap((step) => Object.keys(made[step.name]!.outputs));
      const known = new Set([...code.get(source)!, ...dataFiles(reads ?? commonData), ...surroundings, ...outputs, "tsconfig.json"]);
      const found = readsOf(name);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((path) => !known.has(path))).toEqual([]);
    },
    3 * minutes,
  );
});

/** The allowed import directions hold, and the check looked at every file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { globSync } from "tinyglobby";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as { forbidden: []; options: object };

/** Refuses imports that exist, so that it is violated as long as violations are noticed. */
const control = {
  name: "control",
  severity: "error",
  from: { path: "^compiler/source/" },
  to: { path: "^compiler/diagnostics/" },
} as const;

describe("the import rules", () => {
  let result: ICruiseResult;
  const folders = ["compiler", "tools", "bench"];
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  ).sort();

  beforeAll(async () => {
    const { output } = await cruise(folders, {
      ...options,
      baseDir: root,
      ruleSet: { forbidden: [...forbidden, control] },
      validate: true,
    });
    result = output as ICruiseResult;
  }, 120_000);

  it("covered every file", () => {
    const cruised = new Set(result.modules.map(({ source }) => source));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !cruised.has(file))).toEqual([]);
  });

  it("hold everywhere", () => {
    const violated = result.summary.violations.filter(({ rule }) => rule.name !== control.name);
    expect(violated.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it("would notice a forbidden import", () => {
    expect(result.summary.violations.map(({ rule }) => rule.name)).toContain(control.name);
  });

  it("cover every folder of the compiler, and the tests", () => {
    const names = forbidden.map(({ name }) => String(name));
    const stages = new Set(globSync("compiler/*/*.ts", { cwd: root }).map((file) => file.split("/")[1]!));
    // These three stand at the right end, where nothing is further right.
    for (const end of ["cli", "library", "action", "interpreter", "init"]) stages.delete(end);
    expect(names).toEqual(expect.arrayContaining([...stages].map((stage) => `${stage}-imports-only-to-its-left`)));
    expect(names).toContain("tests-are-imported-by-tests-alone");
  });

  it("limit files to 300 lines", () => {
    const long = globSync(["compiler/**/*.ts", "tools/**/*.ts", "test/**/*.ts", "bench/**/*.ts"], {
      cwd: root,
      ignore: ["**/*.generated.ts"],
    })
      .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

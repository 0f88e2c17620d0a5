/** The allowed import directions hold, and the check looked at every file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { globSync } from "tinyglobby";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as { forbidden: []; options: object };

describe("the import rules", () => {
  let result: ICruiseResult;
  const folders = ["compiler", "tools", "bench"];
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  ).sort();

  beforeAll(async () => {
    const { output } = await cruise(folders, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true });
    result = output as ICruiseResult;
  }, 120_000);

  it("covered every file", () => {
    const cruised = new Set(result.modules.map(({ source }) => source));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !cruised.has(file))).toEqual([]);
  });

  it("hold everywhere", () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it("would notice a forbidden import", () => {
    const left = forbidden.map(({ name }) => String(name));
    expect(left).toEqual(expect.arrayContaining(["source-imports-only-to-its-left", "tests-are-imported-by-tests-alone"]));
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(200);
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

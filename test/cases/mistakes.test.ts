/**
 * The most common mistakes, and what people and machines get for each: `input.yaml`, and the output of `validate` in three formats. Update
 * the goldens with `npx vitest run test/cases -u`, and read the diff.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { project, repositoryWithFrozenSpecs, run } from "../unit/cli/run.ts";

const folder = "test/cases/mistakes";
const names = readdirSync(join(project, folder));
const goldens = { pretty: "expected.txt", json: "expected.json", github: "expected.github.txt" } as const;
const readSchema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const isReport = new Ajv({ schemas: ["diagnostic", "notes"].map((name) => readSchema(`${name}.schema.json`)) }).compile(readSchema("validate.schema.json"));

describe("the most common mistakes", () => {
  it("are at least twenty, each with exactly one golden per format", () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
    for (const name of names) {
      expect([name, readdirSync(join(project, folder, name)).sort()]).toEqual([name, [...Object.values(goldens), "input.yaml"].toSorted()]);
    }
  });

  it.each(names)("%s", async (name) => {
    for (const format of ["pretty", "json", "github"] as const) {
      const { code, stdout, stderr } = await run(["validate", `${folder}/${name}/input.yaml`, "--format", format], repositoryWithFrozenSpecs);
      expect(code).toBe(1);
      if (format === "json") expect(isReport(JSON.parse(stdout)), JSON.stringify(isReport.errors)).toBe(true);
      else expect(stdout + stderr).toContain("error");
      await expect(`${stderr}${stdout}`).toMatchFileSnapshot(`mistakes/${name}/${goldens[format]}`);
    }
  });
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../../compiler/rules/index.ts";
import { commands } from "../../../compiler/cli/commands.generated.ts";
import { modules } from "../../../compiler/modules/registry.generated.ts";
import { staleFiles } from "../../../tools/generate/generated-files.ts";
import { registryFiles } from "../../../tools/generate/registry.ts";

const project = join(import.meta.dirname, "../../..");
const filesIn = (folder: string) =>
  readdirSync(join(project, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3));

describe("registries", () => {
  it("match the folders (if not, run `npm run generate`)", async () => {
    expect(staleFiles(await registryFiles())).toEqual([]);
  });

  it("contain every rule under the name of its file", () => {
    const paths = readdirSync(join(project, "compiler/rules"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "shared")
      .flatMap(({ name: area }) => filesIn(`compiler/rules/${area}`).map((name) => `${area}/${name}`));
    expect(rules.map(({ area, name }) => `${area}/${name}`).sort()).toEqual(paths.sort());
  });

  it("contain every command under the name of its file", async () => {
    const entries = await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, (await load()).default.name]));
    expect(entries.map(([name]) => name).sort()).toEqual(filesIn("compiler/cli/commands").sort());
    for (const [name, own] of entries) expect(own).toBe(name);
  });

  it("contain modules under the names of their sections, once each", () => {
    const names = modules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});

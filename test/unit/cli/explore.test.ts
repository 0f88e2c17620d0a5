import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildExplorer } from "../../../tools/build/explorer.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { project, run } from "./run.ts";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  // The command looks for its front end here, where the build also puts it.
  await buildExplorer(join(project, "dist"));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Laying out diagrams takes a while on a busy machine.
describe("explore", { timeout: 120_000 }, () => {
  it("writes one page for all specs, and prints its path", async () => {
    const file = join(folder, "two.html");
    const { code, stdout, stderr } = await run(["explore", "spec/prod.yaml", "spec/dev.yaml", "--out", file]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/two\.html \(written, \d+ KiB\): prod, dev\n$/);
    const page = readFileSync(file, "utf8");
    expect(page).toContain('<script type="application/json" id="environments">["prod","dev"]</script>');
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("prints the page on request, with the same bytes each time", async () => {
    const [first, second] = [await run(["explore", "spec/dev.yaml", "--out", "-"]), await run(["explore", "spec/dev.yaml", "--out", "-"])];
    expect(first.stdout).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
    expect(second.stdout).toBe(first.stdout);
    const file = join(folder, "dev.html");
    writeFileSync(file, first.stdout);
    expect((await run(["explore", "spec/dev.yaml", "--out", file])).stdout).toContain("(unchanged, ");
  });

  it("knows the line that set a key, in whichever layer, and which values are defaults", async () => {
    const { stdout } = await run(["explore", "spec/prod-100k.yaml", "--out", "-"]);
    const [, head] = /id="data-0">(.*?)<\/script>/.exec(stdout)!;
    const { causes } = JSON.parse(head!) as {
      readonly causes: Record<string, { readonly value?: unknown; readonly file?: string; readonly line?: number }>;
    };
    const lineOf = (file: string, key: string) =>
      readFileSync(join(frozenProject, file), "utf8")
        .split("\n")
        .findIndex((line) => line.trim().startsWith(`${key}:`)) + 1;
    expect(causes["rds.rdsInstanceClass"]).toEqual({
      value: "db.r6g.xlarge",
      file: "spec/prod-100k.yaml",
      line: lineOf("spec/prod-100k.yaml", "rdsInstanceClass"),
    });
    expect(causes["rds.rdsMultiAz"]).toEqual({ value: true, file: "spec/prod.yaml", line: lineOf("spec/prod.yaml", "rdsMultiAz") });
    expect(causes["rds.rdsDatabaseName"]).toEqual({ value: "app" });
  });

  it("writes nothing for a spec with errors", async () => {
    const { code, stdout, stderr } = await run(["explore", "-", "--out", "-"], { stdin: "schema: 1\n" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^<stdin>:1:1 error /);
  });
});

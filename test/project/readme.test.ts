/** The output that the README shows is the real output. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlanResource } from "../../compiler/plan/types.ts";
import { run } from "../unit/cli/run.ts";
import { fileExists } from "../unit/docs/pages.ts";
import { frozenProject } from "../../tools/fixtures/project.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { resourceOf } from "../support/plan.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("README", () => {
  it("shows the diagnostic that the compiler prints", async () => {
    const folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
    try {
      cpSync(join(frozenProject, "spec"), join(folder, "spec"), { recursive: true });
      writeFileSync(join(folder, "Pulumi.yaml"), "name: platform\n");
      const spec = join(folder, "spec/prod.yaml");
      writeFileSync(spec, readFileSync(spec, "utf8").replace(/natGateways: \d+/, "natGateway: 2"));
      const { code, stderr } = await run(["spec/prod.yaml"], { cwd: folder });
      expect(code).toBe(1);
      const shown = /^ {4}spec\/prod\.yaml:\d+:\d+ error[\s\S]*?\n\n/m.exec(readme)![0];
      expect(stderr).toContain(shown.replace(/^ {4}/gm, "").trim());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("shows the cost table that the compiler prints", async () => {
    const { code, stdout } = await run(["cost", "spec/dev.yaml"]);
    expect(code).toBe(0);
    const shown = /^ {4}spec\/dev\.yaml: realtime dev[\s\S]*?\n {4}Budget .*$/m.exec(readme)![0];
    expect(stdout).toContain(shown.replace(/^ {4}/gm, ""));
  });

  it("shows an unmodified part of the plan", () => {
    const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)![1]!) as PlanResource;
    const planned = resourceOf(planOf("prod"), shown.id);
    expect(planned).toMatchObject(shown);
  });

  it("names files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((path) => !fileExists(path))).toEqual([]);
  });
});

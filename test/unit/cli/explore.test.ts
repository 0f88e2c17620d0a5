import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExploreEffect } from "../../../compiler/explore/change-types.ts";
import type { PageHead } from "../../../compiler/explore/types.ts";
import { buildExplorer } from "../../../tools/build/explorer.ts";
import { frozenProject, specText } from "../../../tools/fixtures/project.ts";
import { project, run } from "./run.ts";

/** The parts of the output of `diff --format json` that the page also states. */
interface DiffDocument {
  readonly specs: readonly {
    readonly diff: {
      readonly operations: readonly {
        readonly id: string;
        readonly operation: string;
        readonly danger: string;
        readonly properties: readonly Readonly<Record<"name" | "before" | "after", unknown>>[];
      }[];
      readonly cost: Readonly<Record<"before" | "after", string>>;
      readonly rules: { readonly violated: readonly { readonly rule: string }[] };
    };
  }[];
}

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

  it("states of two specs of one environment what diff states", async () => {
    const next = specText("prod")
      .replace("rdsInstanceClass: db.t3.medium", "rdsInstanceClass: db.t3.large")
      .replace("enableRdsProxy: true", "enableRdsProxy: false");
    const files = { "spec/next.yaml": { bytes: new TextEncoder().encode(next) } };
    const { code, stdout, stderr } = await run(["explore", "spec/prod.yaml", "spec/next.yaml", "--out", "-"], { files });
    expect([code, stderr]).toEqual([0, ""]);
    const { diff } = (
      JSON.parse((await run(["diff", "spec/prod.yaml", "spec/next.yaml", "--format", "json"], { files })).stdout) as DiffDocument
    ).specs[0]!;
    const block = (id: string) => JSON.parse(new RegExp(`id="${id}">(.*?)</script>`).exec(stdout)![1]!) as unknown;
    const { change } = block("data-0") as PageHead;
    expect(block("environments")).toEqual(["prod"]);
    const effects = block("data-0-effects-0") as readonly ExploreEffect[];
    expect(effects.map(({ id, kind, danger }) => [id, kind, danger])).toEqual(
      diff.operations.map(({ id, operation, danger }) => [id, operation, danger]),
    );
    expect(effects.map(({ properties }) => properties.map(({ name, before, after }) => ({ name, before, after })))).toEqual(
      diff.operations.map(({ properties }) => properties.map(({ name, before, after }) => ({ name, before, after }))),
    );
    expect([change!.cost!.total.before.toFixed(2), change!.cost!.total.after.toFixed(2)]).toEqual([diff.cost.before, diff.cost.after]);
    expect(change!.rules!.violated.map(({ rule }) => rule)).toEqual(diff.rules.violated.map(({ rule }) => rule));
    expect([change!.from, change!.to]).toEqual(["spec/prod.yaml", "spec/next.yaml"]);
    expect(change!.deleted).toBe(diff.operations.filter(({ operation }) => operation === "delete").length);
    expect(change!.deleted).toBeGreaterThan(0);
  });

  it("shows what changes since a revision, environments that change first", async () => {
    const root = mkdtempSync(join(folder, "git-"));
    cpSync(frozenProject, root, { recursive: true });
    for (const args of [
      ["init", "--quiet"],
      ["add", "--all"],
      ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "base"],
    ])
      expect(spawnSync("git", args, { cwd: root }).status).toBe(0);
    writeFileSync(join(root, "spec/dev.yaml"), specText("dev").replace("rdsAllocatedStorage: 20", "rdsAllocatedStorage: 30"));
    rmSync(join(root, "spec/prod-100k.yaml"));
    const all = await run(["explore", "--since", "HEAD"], { cwd: root });
    expect(all).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\.cache\/explore\/environments-changes\.html .*: dev, prod-100k, prod\n$/) as unknown,
    });
    const [since, two] = [["--since", "HEAD", "spec/dev.yaml"], ["HEAD:spec/dev.yaml", "spec/dev.yaml"]].map((args) => run(["explore", "--out", "-", ...args], { cwd: root })); // prettier-ignore
    expect(await since).toEqual(await two);
    expect((await two!).stdout).toContain('"headline":["in place","1 updated"');
    expect(await run(["explore", "HEAD", "spec/dev.yaml", "spec/prod.yaml"], { cwd: root })).toMatchObject({ code: 2 });
    expect(await run(["explore", "--since", "no-such-branch"], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("unknown git revision no-such-branch") as unknown,
    });
    expect(await run(["explore", "--since", "HEAD", "a.plan.json"], { cwd: root })).toMatchObject({ code: 2 });
  });

  it("writes nothing for a spec with errors", async () => {
    const { code, stdout, stderr } = await run(["explore", "-", "--out", "-"], { stdin: "schema: 1\n" });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^<stdin>:1:1 error /);
  });
});

/** The built command on every Node version that package.json's `engines` allows: the same plans, the same diagnostics, no other output. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli } from "../../../tools/build/cli.ts";
import { ensureNode } from "../../../tools/node-versions.ts";
import { project } from "./run.ts";
import { frozenProject } from "../../../tools/fixtures/project.ts";

let dist = "";
beforeAll(async () => {
  mkdirSync(join(project, ".cache"), { recursive: true });
  dist = mkdtempSync(join(project, ".cache/dist-"));
  await buildCli(dist);
});
afterAll(() => rmSync(dist, { recursive: true }));

/** Runs the command in a fresh project of the frozen specs; returns the files it wrote and its output. */
function useOf(node: string) {
  const root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  try {
    cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
    writeFileSync(join(root, "wrong.yaml"), "extends: spec/prod.yaml\nrds: {rdsAllocatedStorage: 1}\nvpc: {vpcCidrr: 1}\n");
    const run = (...argv: string[]) => {
      const { PATH = "" } = process.env;
      const options = { cwd: root, encoding: "utf8", env: { PATH, XDG_CACHE_HOME: join(root, "cache") } } as const;
      const { status, stdout, stderr } = spawnSync(node, [join(dist, "platform-compile.cjs"), ...argv], options);
      return { status, stdout: stdout.replaceAll(/\d+ ms/g, "… ms"), stderr };
    };
    // Twice: without a code cache for this Node, and with one.
    const runs = [1, 2].map(() => [
      run("compile", "spec/*.yaml", "--strict"),
      run("wrong.yaml"),
      run("cost", "spec/dev.yaml"),
      run("fmt", "--check"),
      run("docs"),
    ]);
    expect(runs[1]!.map(({ stderr, status }) => [stderr, status])).toEqual(runs[0]!.map(({ stderr, status }) => [stderr, status]));
    run("compile");
    const plans = join(root, "generated/plans");
    return { runs: runs[0], plans: readdirSync(plans).map((name) => [name, readFileSync(join(plans, name), "utf8")]) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe("the built command", () => {
  it.each(["20.19.0", "22", "24"])(
    "does on Node %s what it does on this one",
    async (version) => {
      const own = useOf(process.execPath);
      expect(own.plans.map(([name]) => name)).toEqual(["dev.plan.json", "prod-100k.plan.json", "prod.plan.json"]);
      expect(own.runs!.map(({ status }) => status)).toEqual([1, 1, 0, 0, 0]);
      expect(useOf(await ensureNode(version))).toEqual(own);
    },
    300_000,
  );
});

/** The installed command on every Node version that package.json's `engines` allows: the same plans and diagnostics, no other output. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureNode } from "../../tools/node-versions.ts";
import { frozenProject } from "../../tools/fixtures/project.ts";
import { installedProject } from "../../tools/package/pack.ts";

let installed = "";
beforeAll(async () => {
  installed = join(await installedProject(), "node_modules/platform-compile");
}, 180_000);

/** Runs the command in a fresh project of the frozen specs; returns the files it wrote and its output. */
function useOf(node: string) {
  const root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  try {
    cpSync(join(frozenProject, "spec"), join(root, "spec"), { recursive: true });
    writeFileSync(join(root, "wrong.yaml"), "extends: spec/prod.yaml\nrds: {rdsAllocatedStorage: 1}\nvpc: {vpcCidrr: 1}\n");
    const run = (...argv: string[]) => {
      const { PATH = "" } = process.env;
      const options = { cwd: root, encoding: "utf8", env: { PATH, XDG_CACHE_HOME: join(root, "cache") } } as const;
      const { status, stdout, stderr } = spawnSync(node, [join(installed, "dist/platform-compile.cjs"), ...argv], options);
      return { status, stdout: stdout.replaceAll(/\d+ ms/g, "… ms"), stderr };
    };
    const quick = () => [run("compile", "spec/*.yaml", "--strict"), run("wrong.yaml"), run("cost", "spec/dev.yaml"), run("fmt", "--check")];
    // Twice: without a code cache for this Node, and with one.
    const [without, cached] = [quick(), quick()];
    expect(cached.map(({ stderr, status }) => [stderr, status])).toEqual(without.map(({ stderr, status }) => [stderr, status]));
    run("compile");
    const plans = join(root, "generated/plans");
    return {
      runs: [...without, run("docs"), library(node, root)],
      plans: readdirSync(plans).map((name) => [name, readFileSync(join(plans, name), "utf8")]),
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Imports the library, and requires it. */
function library(node: string, cwd: string) {
  const script = `import { createRequire } from "node:module";
    import { compile, nodeFiles } from ${JSON.stringify(pathToFileURL(join(installed, "dist/library/index.cjs")))};
    const required = createRequire(import.meta.url)(${JSON.stringify(installed)});
    const settings = { files: nodeFiles("."), asOf: "2026-01-15" };
    console.log(compile("spec/dev.yaml", settings).plan.resources.length, required.validate("wrong.yaml", settings).length);`;
  const { status, stdout, stderr } = spawnSync(node, ["--input-type=module", "--eval", script], { cwd, encoding: "utf8", env: {} });
  return { status, stdout, stderr };
}

let own: ReturnType<typeof useOf>;
beforeAll(() => {
  own = useOf(process.execPath);
}, 180_000);

describe("the installed package", () => {
  it("does its work on this Node", () => {
    expect(own.plans.map(([name]) => name)).toEqual(["dev.plan.json", "prod-100k.plan.json", "prod.plan.json"]);
    expect(own.runs.map(({ status }) => status)).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it.each(["20.19.0", "22", "24"])(
    "does the same on Node %s",
    async (version) => {
      expect(useOf(await ensureNode(version))).toEqual(own);
    },
    300_000,
  );
});

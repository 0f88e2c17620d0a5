/**
 * docs/guides/your-own-repository.md as it is written, with the packed package in an empty folder, on the real engine. One repository
 * installs the package with npm. The other one has pnpm's layout: its node_modules has a link to the package, and no dependency of it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { projectRoot } from "../../tools/engine/build.ts";
import { installedProject, packed } from "../../tools/package/pack.ts";
import { emptyStack, testAccount, timeouts } from "./support/harness.ts";
import { changed, existing, remains, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

const guide = readFileSync(join(projectRoot, "docs/guides/your-own-repository.md"), "utf8");
const installCommand = "npm install --save-dev platform-compile\n";

/** The commands of a section, one string for each block. */
function commandsOf(section: string): string[] {
  const text = guide.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, body = ""]) => body);
  if (blocks.length === 0) throw new Error(`the guide has no commands under ${section}`);
  return blocks;
}

const repositories = [
  { region: "eu-central-1", install: (tarball: string) => `npm install --no-audit --no-fund --save-dev ${tarball}\n` },
  { region: "us-east-1", install: () => "" },
] as const;

describe.each(repositories)("a repository in $region", { timeout: 3 * timeouts.test }, ({ region, install }) => {
  let stack: Stack;
  let output = "";
  beforeAll(async () => {
    stack = await emptyStack("dev", "acme-platform", { account: testAccount, saves: "at the end" });
    if (install === repositories[1].install) await linkPackage(stack.setup.project);
  }, timeouts.first);
  afterAll(() => stack.dispose());

  /** Runs the commands of a section; those of the first one start in the folder above the repository. */
  async function follow(section: string): Promise<void> {
    const { tarball } = await packed();
    for (const block of commandsOf(section)) {
      const commands = block.replaceAll("eu-central-1", region).replace(installCommand, install(tarball)).replace("mkdir ", "mkdir -p ");
      output = inShell(stack, commands, section === "Start" ? stack.setup.folder : stack.setup.project);
    }
  }
  const plan = () => JSON.parse(readFileSync(join(stack.setup.project, "generated/plans/dev.plan.json"), "utf8")) as Plan;

  it("starts with specs that are right", async () => {
    expect(commandsOf("Start").join("")).toContain(installCommand);
    await follow("Start");
    expect(readdirSync(join(stack.setup.project, "spec")).sort()).toEqual(["dev.yaml", "prod.yaml"]);
    expect(inShell(stack, "npx platform-compile validate --strict", stack.setup.project)).toContain("spec/prod.yaml: valid");
  });

  it("has plans, pages and pictures of its own environments, all committed", async () => {
    await follow("Plan");
    expect(plan().region).toBe(region);
    expect(plan().project).toBe("acme");
    const files = inShell(stack, "git ls-files", stack.setup.project).split("\n");
    expect(files).toEqual(expect.arrayContaining(["generated/plans/prod.plan.json", "docs/infrastructure/pictures/dev.svg"]));
    expect(files.filter((file) => file.startsWith("node_modules/"))).toEqual([]);
    expect(inShell(stack, "npx platform-compile compile --check && npx platform-compile docs --check", stack.setup.project)).toContain(
      "none stale",
    );
  });

  it("shows its cost and its graph", async () => {
    await follow("Look at it");
    expect(output).toContain("flowchart");
    expect(output).toMatch(/total +\d+\.\d\d +\d+\.\d\d/);
    expect(existsSync(join(stack.setup.project, ".cache/explore/dev.html"))).toBe(true);
  });

  it("deploys, and changes nothing the second time", async () => {
    await follow("Preview and deploy");
    // Passwords are made by the provider random, which has nothing in the account.
    const planned = plan().resources.filter(({ type }) => type.startsWith("aws:"));
    expect(existing(stack)).toEqual(planned.map(({ id }) => id).sort());
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("refuses the plan once its spec has changed", async () => {
    const spec = readFileSync(join(stack.setup.project, "spec/dev.yaml"), "utf8");
    stack.write("spec/dev.yaml", spec.replace("dailyActiveUsers: 50", "dailyActiveUsers: 60"));
    const { code, text } = await stack.up();
    stack.write("spec/dev.yaml", spec);
    expect(code).not.toBe(0);
    expect(text).toContain("Run: npx platform-compile generate");
  });

  it("destroys what it deployed", async () => {
    const deployed = plan();
    await follow("Destroy");
    expect(existing(stack)).toEqual(remains(deployed));
  });
});

/** As pnpm does it: a link to the package in the store, beside which its dependencies are, and a link to its command. */
async function linkPackage(project: string): Promise<void> {
  const modules = join(await installedProject(), "node_modules");
  mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(modules, "platform-compile"), join(project, "node_modules/platform-compile"));
  symlinkSync("../platform-compile/dist/platform-compile.cjs", join(project, "node_modules/.bin/platform-compile"));
}

/** Runs commands as somebody who has Node, git and the Pulumi CLI, and who answers questions with yes. Returns what they printed. */
function inShell({ setup }: Stack, commands: string, cwd: string): string {
  const identity = Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "acme"],
      [`GIT_${who}_EMAIL`, "acme@localhost"],
    ]),
  );
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", `set -euo pipefail\n${commands}`], {
    cwd,
    encoding: "utf8",
    env: { ...setup.env, ...identity, PATH: `${dirname(setup.cli)}:${setup.env["PATH"]}`, PULUMI_SKIP_CONFIRMATIONS: "true" },
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${commands}\nexited with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

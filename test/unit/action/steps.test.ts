/** The steps of the action on names that a pull request chooses. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runStep } from "../../../compiler/action/steps.ts";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const evil = "a\n::error::b\r##[error]c\u200b";
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-steps-"));
  mkdirSync(join(root, "generated/plans"), { recursive: true });
  mkdirSync(join(root, "spec"));
  writeFileSync(join(root, "Pulumi.yaml"), "name: realtime\n");
  execFileSync("git", ["init", "--quiet"], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

async function stacks(): Promise<{ readonly code: number; readonly log: readonly string[] }> {
  const lines: string[] = [];
  const code = await runStep("stacks", { root, env: { GITHUB_OUTPUT: join(root, "output") }, log: (line) => void lines.push(line) });
  return { code, log: lines };
}

it("the name of an environment in a committed plan sets one output, and commands nothing", async () => {
  writeFileSync(join(root, "generated/plans/dev.plan.json"), prettyJson({ ...planOf("dev"), environment: `${evil}\nstacks=[]` }));
  const { code, log } = await stacks();
  expect(code).toBe(0);
  expect(log).toHaveLength(1);
  expect(log[0]).not.toMatch(/[\n\r\u200b]|^::|##\[/);
  expect(readFileSync(join(root, "output"), "utf8").split("\n")).toHaveLength(2);
});

it("the name of a spec with errors is one annotation", async () => {
  writeFileSync(join(root, `spec/${evil.replaceAll("\r", "")}.yaml`), "schema: 1\n");
  const { code, log } = await stacks();
  expect(code).toBe(1);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/^::error title=platform-compile::the spec of /);
  expect(log[0]).not.toMatch(/[\n\r\u200b]|##\[/);
});

it("an unknown step is refused, also one that every object has", async () => {
  for (const name of ["constructor", "nothing"]) expect(await runStep(name, { root, env: {}, log: () => undefined })).toBe(2);
});

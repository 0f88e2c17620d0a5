/** actionlint finds nothing in the workflows: contexts, types of expressions, inputs of actions, permissions, cron. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureActionlint } from "../../../tools/actionlint.ts";

const project = join(import.meta.dirname, "../../..");
let actionlint = "";
beforeAll(async () => {
  actionlint = await ensureActionlint();
}, 300_000);

/** Its findings. Without shellcheck and pyflakes, which it would use if the machine had them. */
async function findings(file: string): Promise<string> {
  const call = promisify(execFile)(actionlint, ["-no-color", "-oneline", "-shellcheck=", "-pyflakes=", file], { cwd: project });
  return call.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => `${stdout}${stderr}`,
  );
}

describe("actionlint", () => {
  it.each(readdirSync(join(project, ".github/workflows")))("accepts .github/workflows/%s", async (file) => {
    expect(await findings(`.github/workflows/${file}`)).toBe("");
  });

  it("would find a misspelled output", async () => {
    const folder = mkdtempSync(join(tmpdir(), "platform-compile-actionlint-"));
    const text = readFileSync(join(project, ".github/workflows/platform.yml"), "utf8");
    const file = join(folder, "platform.yml");
    writeFileSync(file, text.replace("needs.check.outputs.stacks", "needs.check.outputs.stakcs"));
    expect(await findings(file)).toContain('property "stakcs" is not defined');
    rmSync(folder, { recursive: true });
  });
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { ensurePulumi } from "../../tools/pulumi-cli.ts";

describe("ensurePulumi", () => {
  it("finds or builds a CLI that works, the same for all callers", { timeout: 15 * 60_000 }, async () => {
    const [one, two] = await Promise.all([ensurePulumi(), ensurePulumi()]);
    expect(one).toBe(two);
    const { stdout } = await promisify(execFile)(one, ["version"]);
    expect(stdout).toMatch(/^v3\.\d+\.\d+/);
  });
});

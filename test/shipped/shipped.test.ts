/**
 * The specs of this repository as they are now; no other test reads spec/. They compile without errors, and the output of
 * `platform-compile generate` on disk is up to date.
 */
import { describe, expect, it } from "vitest";
import { project, run } from "../unit/cli/run.ts";

const inRepository = { cwd: project };

describe("the shipped specs", { timeout: 120_000 }, () => {
  it("compile without errors", async () => {
    const { code, stderr } = await run(["validate"], inRepository);
    expect({ code, errors: stderr.match(/^.* error .*$/gm) }).toEqual({ code: 0, errors: null });
  });

  it("have up-to-date plans, pages and pictures (if not, run `npx platform-compile generate`)", async () => {
    expect(await run(["generate", "--check"], inRepository)).toMatchObject({ code: 0, stdout: expect.stringContaining("none stale") });
  });
});

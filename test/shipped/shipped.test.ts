/**
 * The specs of this repository as they are now; no other test reads spec/. They compile without errors, and the output of
 * `platform-compile` and `platform-compile docs` on disk is up to date.
 */
import { describe, expect, it } from "vitest";
import { project, run } from "../unit/cli/run.ts";

const inRepository = { cwd: project };

describe("the shipped specs", { timeout: 120_000 }, () => {
  it("compile without errors", async () => {
    const { code, stderr } = await run(["validate"], inRepository);
    expect({ code, errors: stderr.match(/^.* error .*$/gm) }).toEqual({ code: 0, errors: null });
  });

  it("have up-to-date plans (if not, run `npx platform-compile`)", async () => {
    expect(await run(["compile", "--check"], inRepository)).toMatchObject({ code: 0 });
  });

  it("have up-to-date pages and diagrams (if not, run `npx platform-compile docs`)", async () => {
    expect(await run(["docs", "--check"], inRepository)).toMatchObject({ code: 0, stdout: expect.stringContaining("none stale") });
  });
});

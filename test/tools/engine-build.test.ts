/** An edit of anything that an engine test runs gives it a new build. */
import { expect, it } from "vitest";
import { sourcesForEngine } from "../../tools/engine/build.ts";

it("a build for the engine depends on all that it bundles and reads, also indirectly", async () => {
  expect(await sourcesForEngine()).toEqual(
    expect.arrayContaining([
      "compiler/interpreter/resources.ts",
      "compiler/diagnostics/render/printable.ts",
      "compiler/aws/iam-catalogue.ts",
      "generated/aws/iam-actions.json",
      "generated/sdk/aws.json",
      "tools/engine/provider/cloud.ts",
    ]),
  );
});

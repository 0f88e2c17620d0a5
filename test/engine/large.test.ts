/**
 * Plans of thousands of resources: right on the engine, and within bounds in the interpreter. The engine runs without its checkpoints,
 * which are written whole at each step and grow with the square of the resources.
 */
import { describe, expect, it } from "vitest";
import { generatedPlan } from "./generated-plan.ts";
import { createStack, timeouts } from "./harness.ts";
import { programsFor } from "./programs.ts";
import { all, changed, nameOf, ofResources, succeeded, unordered } from "./shipped.ts";

const env = { PULUMI_EXPERIMENTAL: "1", PULUMI_SKIP_CHECKPOINTS: "1" };

describe("on the engine", { timeout: timeouts.first }, () => {
  it.each([2000, 5000])("%i resources come up once each, in order", async (size) => {
    const plan = generatedPlan(size);
    const stack = await createStack(plan, { env });
    try {
      expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
      const creates = stack.calls().filter(({ method }) => method === "create");
      expect(new Set(creates.map(({ urn }) => nameOf(urn))).size).toBe(size);
      expect(creates).toHaveLength(size);
      expect(unordered(plan, stack)).toEqual([]);
      const state = (await stack.export()).filter(({ type }) => type.startsWith("aws:"));
      expect(new Set(state.map(({ urn }) => nameOf(urn)))).toEqual(new Set(plan.resources.map(({ id }) => id)));
      if (size === 2000) expect(changed(succeeded(await stack.preview()))).toEqual({});
    } finally {
      stack.dispose();
    }
  });
});

describe("in the interpreter", { timeout: timeouts.test }, () => {
  it("memory grows by no more than a fixed part a resource", async () => {
    const peaks: number[] = [];
    for (const size of [1000, 5000]) {
      const programs = await programsFor(generatedPlan(size));
      try {
        const { registered, memory } = await programs.run("interpreter");
        expect(registered.filter((request) => request.getCustom())).toHaveLength(size + 1);
        peaks.push(memory);
      } finally {
        programs.dispose();
      }
    }
    const [small = 0, large = 0] = peaks;
    // MiB for the 4,000 more: 50 KiB each is twice what was seen, and far from what anything quadratic would need.
    expect(large - small).toBeLessThan(200);
  });
});

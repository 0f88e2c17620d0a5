/**
 * Plans of thousands of resources: correct on the engine, and within limits in the interpreter. The engine writes its state at the end:
 * writing all of it after each step takes quadratic time.
 */
import { describe, expect, it } from "vitest";
import { generatedPlan } from "../../tools/engine/generated-plan.ts";
import { createStack, timeouts } from "./support/harness.ts";
import { programsFor } from "../../tools/engine/programs.ts";
import { all, changed, nameOf, ofResources, succeeded, unordered } from "./support/stacks.ts";

/** Old space limit in MiB. Garbage that V8 leaves uncollected varies between runs, but 5,000 resources always fit in here and never in 288. */
const heapLimit = 384;

const size = 5000;

describe("on the engine", { timeout: timeouts.first }, () => {
  it(`creates each of ${size} resources once, in order, and then changes nothing`, async () => {
    const plan = generatedPlan(size);
    const stack = await createStack(plan, { saves: "at the end", env: { PULUMI_EXPERIMENTAL: "1" } });
    try {
      expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
      const creates = stack.calls().filter(({ method }) => method === "create");
      expect(new Set(creates.map(({ urn }) => nameOf(urn))).size).toBe(size);
      expect(creates).toHaveLength(size);
      expect(unordered(plan, stack)).toEqual([]);
      const state = (await stack.export()).filter(({ type }) => type.startsWith("aws:"));
      expect(new Set(state.map(({ urn }) => nameOf(urn)))).toEqual(new Set(plan.resources.map(({ id }) => id)));
      expect(changed(succeeded(await stack.preview()))).toEqual({});
    } finally {
      stack.dispose();
    }
  });
});

describe("in the interpreter", { timeout: timeouts.test }, () => {
  it(`${size} resources fit in a heap of ${heapLimit} MiB`, async () => {
    const programs = await programsFor(generatedPlan(size));
    try {
      const { registered } = await programs.run("interpreter", heapLimit);
      expect(registered.filter((request) => request.getCustom())).toHaveLength(size + 1);
    } finally {
      programs.dispose();
    }
  });
});

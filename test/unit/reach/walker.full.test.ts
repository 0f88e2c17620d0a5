/** The set algebra agrees with a packet walker that shares nothing with it but the plan. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement.ts";
import { randomPlan } from "./networks.ts";

const networksPerSeed = 200;

describe("reachability of random networks", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("is what a packet walker finds, seed %i", (seed) => {
    let arrived = 0;
    fc.assert(
      fc.property(randomPlan, fc.nat(), (plan, packets) => {
        const { found, arrived: more } = disagreements(plan, 16, packets);
        arrived += more;
        expect(found.slice(0, 5)).toEqual([]);
      }),
      { seed, numRuns: networksPerSeed },
    );
    expect(arrived).toBeGreaterThan(5_000);
  });
});

/** The set algebra agrees with a packet walker that shares nothing with it but the plan. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement.ts";
import { randomPlan } from "./networks.ts";

describe("reachability of random networks", () => {
  it("is what a packet walker finds", () => {
    let arrived = 0;
    fc.assert(
      fc.property(randomPlan, fc.nat(), (plan, seed) => {
        const { found, arrived: more } = disagreements(plan, 12, seed);
        arrived += more;
        expect(found.slice(0, 5)).toEqual([]);
      }),
      { seed: 1, numRuns: 60 },
    );
    expect(arrived).toBeGreaterThan(1000);
  });
});

/**
 * A sample of causes.full.test.ts: every seventh key of the spec takes another value in the frozen prod, and everything that changes in the
 * plan names it in `from`.
 */
import { describe, expect, it } from "vitest";
import { allKeys } from "../../../compiler/reference/keys.ts";
import { Base, flipsOf } from "../../support/flips.ts";

const prod = new Base("prod");
const sample = allKeys().filter((_key, index) => index % 7 === 3);

describe("causes", () => {
  it("are complete in a sample of keys", () => {
    const flips = sample.flatMap((key) => flipsOf(key, prod, [], 1));
    expect(flips.length).toBeGreaterThan(20);
    expect(flips.flatMap(({ label, unexplained }) => unexplained.map((what) => `${label} changes ${what}`))).toEqual([]);
  });
});

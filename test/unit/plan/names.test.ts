import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HashedName } from "../../../compiler/plan/builder/names.ts";
import { hashedName, physicalName } from "../../../compiler/plan/builder/names.ts";

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,7}(-[a-z0-9]{1,7}){0,1}$/);
const identity = fc.record({ projectName: word, environment: word, region: fc.constantFrom("eu-central-1", "us-east-1") });
const suffixes = ["api", "realtime", "redis-adapter", "execution-database-setup"];

describe("physical names", () => {
  it("stays readable where nothing is ambiguous", () => {
    const shop = { projectName: "shop", environment: "prod", region: "eu-central-1" };
    expect(physicalName(shop, "api", { limit: 32 }).value).toBe("shop-prod-api");
    expect(physicalName(shop, "api", { limit: 32 }).from).toEqual(["projectName", "environment"]);
  });

  it("stays within its limit, begins with a letter and never ends in or doubles a hyphen", () => {
    fc.assert(
      fc.property(identity, fc.constantFrom(...suffixes), fc.constantFrom("region", "account"), (owner, suffix, scope) => {
        for (const limit of [40, 64, 255]) {
          const name = physicalName(owner, suffix, { limit, scope: scope }).value;
          expect(name.length).toBeLessThanOrEqual(limit);
          expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
        }
      }),
    );
  });

  it("is never shared by two environments, in one region or, account-wide, in two", () => {
    fc.assert(
      fc.property(identity, identity, fc.constantFrom(...suffixes), fc.constantFrom(...suffixes), (one, other, a, b) => {
        const same = one.projectName === other.projectName && one.environment === other.environment;
        for (const limit of [40, 255]) {
          if (!same) expect(physicalName(one, a, { limit }).value).not.toBe(physicalName(other, b, { limit }).value);
          if (!same || one.region !== other.region) {
            const scope = "account";
            expect(physicalName(one, a, { limit, scope }).value).not.toBe(physicalName(other, b, { limit, scope }).value);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("distinguishes `a-b` + `c` from `a` + `b-c`", () => {
    const region = "eu-central-1";
    const one = physicalName({ projectName: "a-b", environment: "c", region }, "x", { limit: 32 }).value;
    const other = physicalName({ projectName: "a", environment: "b-c", region }, "x", { limit: 32 }).value;
    expect(one).not.toBe(other);
  });

  it("leaves room for the replacement hash", () => {
    fc.assert(
      fc.property(identity, (owner) => {
        const name = hashedName(owner, "realtime", { limit: 32 }).value as unknown as HashedName;
        expect(name.complete("0123456789abcdef")).toMatch(/-012345$/);
        expect(name.complete("0123456789abcdef").length).toBeLessThanOrEqual(32);
      }),
    );
  });
});

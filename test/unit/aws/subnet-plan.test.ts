import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressesIn, canonical, contains, formatCidr, overlap, parseCidr } from "../../../compiler/aws/cidr.ts";
import { divisionOf, planSubnets, smallestPrefixFor, sum, tiers, type ZoneSubnets } from "../../../compiler/aws/subnet-plan.ts";

const prefixes = Array.from({ length: 13 }, (_, index) => 16 + index);
const letters = ["a", "b", "c", "d", "e", "f"];
/** Every block that a VPC can have, anywhere in 10.0.0.0/8. */
const vpcBlock = fc
  .record({ prefix: fc.integer({ min: 16, max: 28 }), offset: fc.nat({ max: 0xffffff }) })
  .map(({ prefix, offset }) => formatCidr(canonical({ address: 0x0a000000 + offset, prefix })));
const someZones = fc.shuffledSubarray(letters, { minLength: 2 });

function blocksOf(plan: ReadonlyMap<string, ZoneSubnets>): string[] {
  return [...plan.values()].flatMap((subnets) => tiers.map((tier) => subnets[tier]));
}

describe.each(prefixes.flatMap((prefix) => [2, 3, 4, 5, 6].map((zones) => [prefix, zones] as const)))(
  "a /%i with %i zones",
  (prefix, zones) => {
    const cidr = `10.64.0.0/${prefix}`;
    const plan = planSubnets(cidr, letters.slice(0, zones));

    it("fits or says that it does not, as its arithmetic demands", () => {
      const division = divisionOf(prefix);
      const taken = division === undefined ? 0 : division.zones * sum(division.sizes);
      expect(plan !== undefined).toBe(division !== undefined && zones <= division.zones);
      expect(taken).toBeLessThanOrEqual(addressesIn(prefix));
      expect([6, 3, 2, undefined]).toContain(division?.zones);
      expect(division?.zones === 6).toBe(prefix <= 23);
      // What is refused would leave the tasks of some zone less than a /27.
      expect(plan === undefined ? zones * (32 + 32 + 16) : Infinity).toBeGreaterThan(addressesIn(prefix));
    });

    it("has subnets that are disjoint, canonical and inside", () => {
      const blocks = plan === undefined ? [] : blocksOf(plan);
      expect(blocks).toHaveLength(plan === undefined ? 0 : 3 * zones);
      const parsed = blocks.map((block) => parseCidr(block)!);
      for (const [index, block] of parsed.entries()) {
        expect(canonical(block)).toEqual(block);
        expect(contains(parseCidr(cidr)!, block)).toBe(true);
        for (const other of parsed.slice(index + 1)) expect(overlap(block, other)).toBe(false);
      }
    });

    it("gives the load balancer a /27 and every tier at least a /28, most of them to tasks", () => {
      for (const subnets of plan?.values() ?? []) {
        const size = (tier: (typeof tiers)[number]) => addressesIn(parseCidr(subnets[tier])!.prefix);
        expect(size("public")).toBeGreaterThanOrEqual(32);
        expect(size("data")).toBeGreaterThanOrEqual(16);
        expect(size("private")).toBeGreaterThanOrEqual(prefix < 25 ? size("public") : 16);
        expect(size("private")).toBeGreaterThanOrEqual(size("data"));
      }
      expect(blocksOf(plan ?? new Map()).every((block) => parseCidr(block)!.prefix <= 28)).toBe(true);
    });
  },
);

describe("zones come and go", () => {
  it("without moving the subnets of those that stay, when they are added at the end", () => {
    fc.assert(
      fc.property(vpcBlock, someZones, fc.integer({ min: 2, max: 6 }), (cidr, zones, count) => {
        const later = planSubnets(cidr, zones);
        const before = planSubnets(cidr, zones.slice(0, count));
        if (later === undefined || before === undefined) return;
        for (const [zone, subnets] of before) expect(later.get(zone)).toEqual(subnets);
      }),
    );
  });

  it("in whatever order, wherever there is room for six", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 23 }), someZones, (prefix, zones) => {
        const all = planSubnets(`10.8.0.0/${prefix}`, letters)!;
        expect(planSubnets(`10.8.0.0/${prefix}`, zones)).toEqual(new Map(zones.map((zone) => [zone, all.get(zone)])));
      }),
    );
    expect(planSubnets("10.8.0.0/16", ["b", "a"])!.get("a")).toEqual(planSubnets("10.8.0.0/16", ["a", "c"])!.get("a"));
  });

  it("and letters beyond the room of a small block take what is free", () => {
    const plan = planSubnets("10.0.0.0/24", ["e", "a", "f"])!;
    expect(new Set(blocksOf(plan)).size).toBe(9);
    expect(plan.get("a")).toEqual(planSubnets("10.0.0.0/24", ["a", "b"])!.get("a"));
  });
});

describe("the plan of addresses is an API", () => {
  it("a /16 is divided as it always was", () => {
    expect(planSubnets("10.0.0.0/16", ["a", "b"])).toEqual(
      new Map([
        ["a", { private: "10.0.0.0/19", public: "10.0.192.0/22", data: "10.0.216.0/22" }],
        ["b", { private: "10.0.32.0/19", public: "10.0.196.0/22", data: "10.0.220.0/22" }],
      ]),
    );
  });

  it.each([
    [16, 6, 8192, 1024, 1024],
    [20, 6, 512, 64, 64],
    [22, 6, 64, 32, 16],
    [23, 6, 32, 32, 16],
    [24, 3, 32, 32, 16],
    [25, 2, 16, 32, 16],
  ])("a /%i has room for %i zones of %i, %i and %i addresses", (prefix, zones, forTasks, forBalancer, forData) => {
    expect(divisionOf(prefix)).toEqual({ zones, sizes: { private: forTasks, public: forBalancer, data: forData } });
  });

  it("names the smallest block for a number of zones", () => {
    expect([2, 3, 4, 5, 6].map(smallestPrefixFor)).toEqual([25, 24, 23, 23, 23]);
  });

  it("refuses what is no block, has host bits, or is too small", () => {
    for (const cidr of ["", "10.0.0.0", "10.0.1.0/16", "10.0.0.0/26"]) expect(planSubnets(cidr, ["a", "b"])).toBeUndefined();
  });
});

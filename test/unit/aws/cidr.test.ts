import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressesIn,
  canonical,
  contains,
  dockerRange,
  formatCidr,
  overlap,
  overlapping,
  parseCidr,
  prefixOf,
  privateRanges,
  refusedRanges,
} from "../../../compiler/aws/cidr.ts";

const block = fc.record({ address: fc.nat({ max: 0xffffffff }), prefix: fc.integer({ min: 0, max: 32 }) });

describe("CIDR blocks", () => {
  it("are read and written alike, the upper half of the addresses too", () => {
    fc.assert(
      fc.property(block, (each) => {
        expect(parseCidr(formatCidr(each))).toEqual(each);
      }),
    );
    expect(formatCidr(parseCidr("255.255.255.255/32")!)).toBe("255.255.255.255/32");
  });

  it.each(["10.0.0.0", "10.0.0/16", "10.0.0.256/16", "10.0.0.0/33", "10.00.0.0/16", "10.0.0.0/016", " 10.0.0.0/16", "a.b.c.d/16", ""])(
    "%j is none",
    (text) => expect(parseCidr(text)).toBeUndefined(),
  );

  it("are canonical with their host bits at zero", () => {
    expect(formatCidr(canonical(parseCidr("10.1.2.3/16")!))).toBe("10.1.0.0/16");
    expect(formatCidr(canonical(parseCidr("192.168.0.200/25")!))).toBe("192.168.0.128/25");
    fc.assert(fc.property(block, (each) => canonical(each).address % addressesIn(each.prefix) === 0));
  });

  it("overlap exactly when one contains the other", () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const [x, y] = [canonical(a), canonical(b)];
        expect(overlap(x, y)).toBe(contains(x, y) || contains(y, x));
        expect(overlap(x, y)).toBe(overlap(y, x));
      }),
    );
    expect(overlap(parseCidr("10.0.0.0/24")!, parseCidr("10.0.1.0/24")!)).toBe(false);
  });

  it("know their size both ways", () => {
    for (let prefix = 0; prefix <= 32; prefix += 1) expect(prefixOf(addressesIn(prefix))).toBe(prefix);
    expect(addressesIn(28)).toBe(16);
  });
});

describe("ranges", () => {
  it("are canonical blocks", () => {
    for (const range of [...refusedRanges, ...privateRanges, dockerRange]) {
      const parsed = parseCidr(range)!;
      expect(canonical(parsed)).toEqual(parsed);
    }
  });

  it.each([
    ["127.3.0.0/16", "127.0.0.0/8"],
    ["169.254.0.0/20", "169.254.0.0/16"],
    ["239.1.0.0/16", "224.0.0.0/4"],
    ["10.0.0.0/16", undefined],
  ])("%s lies in %s", (cidr, range) => expect(overlapping(parseCidr(cidr)!, refusedRanges)).toBe(range));
});

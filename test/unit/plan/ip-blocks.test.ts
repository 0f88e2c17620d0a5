/** Blocks of addresses, judged by the WHATWG's parser of IPv6 addresses and by arithmetic on bits as text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ipAddressText, parseIpBlock, subnetOfBlock } from "../../../compiler/plan/ip-blocks.ts";

/** `2001:db8::1` of any way to write the address. */
const canonical = (address: string): string => new URL(`http://[${address}]/`).hostname.slice(1, -1);

const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 });
const bitsOf = (parts: readonly number[], width: number): string => parts.map((part) => part.toString(2).padStart(width, "0")).join("");
const partsOf = (bits: string, width: number): readonly number[] =>
  Array.from({ length: bits.length / width }, (_, index) => Number.parseInt(bits.slice(index * width, (index + 1) * width), 2));

/** The subnet of an address, by cutting and joining its bits. */
function subnetBits(bits: string, prefix: number, newBits: number, number: number): string {
  const part = newBits === 0 ? "" : number.toString(2).padStart(newBits, "0");
  return (bits.slice(0, prefix) + part).padEnd(bits.length, "0");
}

const cut = (bits: number) =>
  fc
    .nat(bits)
    .chain((prefix) =>
      fc
        .nat(Math.min(32, bits - prefix))
        .chain((newBits) => fc.record({ prefix: fc.constant(prefix), newBits: fc.constant(newBits), number: fc.nat(2 ** newBits - 1) })),
    );

describe("an IPv6 address", () => {
  it("is written as RFC 5952 recommends", () => {
    fc.assert(
      fc.property(groups, (parts) => {
        const long = parts.map((part) => part.toString(16)).join(":");
        const { address } = parseIpBlock(`${long}/128`)!;
        expect(ipAddressText(128, address)).toBe(canonical(long));
        expect(parseIpBlock(`${canonical(long)}/128`)?.address).toBe(address);
      }),
    );
  });

  it("is read in every form that AWS accepts, and nothing else is", () => {
    expect(parseIpBlock("2001:DB8:0::1:0/112")).toEqual(parseIpBlock("2001:db8::1:ffff/112"));
    expect(parseIpBlock("::ffff:10.0.0.1/128")?.address).toBe(0xffff0a000001n);
    for (const text of [
      "2001:db8::/129",
      "2001:db8::1::/64",
      "1:2:3:4:5:6:7/64",
      "1:2:3:4:5:6:7:8:9/64",
      "2001:db8::",
      "::g/8",
      "10.0.0/8",
      "10.0.0.256/32",
    ])
      expect(parseIpBlock(text), text).toBeUndefined();
  });
});

describe("a subnet of a block", () => {
  it("has the block's bits and then its number, in IPv6", () => {
    fc.assert(
      fc.property(groups, cut(128), (parts, { prefix, newBits, number }) => {
        const long = parts.map((part) => part.toString(16)).join(":");
        const wanted = partsOf(subnetBits(bitsOf(parts, 16), prefix, newBits, number), 16).map((part) => part.toString(16));
        expect(subnetOfBlock(`${long}/${prefix}`, newBits, number)).toBe(`${canonical(wanted.join(":"))}/${prefix + newBits}`);
      }),
    );
  });

  it("has the block's bits and then its number, in IPv4", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }), cut(32), (parts, { prefix, newBits, number }) => {
        const wanted = partsOf(subnetBits(bitsOf(parts, 8), prefix, newBits, number), 8).join(".");
        expect(subnetOfBlock(`${parts.join(".")}/${prefix}`, newBits, number)).toBe(`${wanted}/${prefix + newBits}`);
      }),
    );
  });

  it("does not exist beyond the room of the block, or without a block", () => {
    expect(subnetOfBlock("2600:1f13:abc:de00::/56", 8, 255)).toBe("2600:1f13:abc:deff::/64");
    expect(subnetOfBlock("2600:1f13:abc:de00::/56", 8, 256)).toBeUndefined();
    expect(subnetOfBlock("10.0.0.0/28", 5, 0)).toBeUndefined();
    expect(subnetOfBlock("pending", 8, 0)).toBeUndefined();
  });
});

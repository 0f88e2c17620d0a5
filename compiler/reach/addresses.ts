/**
 * Sets of IP addresses. Both families are on one line of integers: an IPv4 address is its 32-bit number, and IPv6 addresses follow behind
 * them. A set of addresses is a list of ranges.
 */
import { privateRanges } from "../aws/cidr.ts";
import { ipAddressText, parseIpBlock, sizeOf } from "../plan/ip-blocks.ts";
import { intersection, subtract } from "./ranges.ts";
import type { Range } from "./types.ts";

export type AddressRange = Range<bigint>;

const ipv6Start = 1n << 32n;
const allIpv4: AddressRange = [0n, ipv6Start - 1n];
const allIpv6: AddressRange = [ipv6Start, ipv6Start + (1n << 128n) - 1n];

/** Every address, one range per family: a packet never crosses families. */
export const families: readonly AddressRange[] = [allIpv4, allIpv6];

/** The range of a block in CIDR notation, of either family; undefined if the text is none. Host bits are ignored, as AWS does. */
export function rangeOf(text: string): AddressRange | undefined {
  const block = parseIpBlock(text);
  if (block === undefined) return undefined;
  const from = block.address + (block.bits === 128 ? ipv6Start : 0n);
  return [from, from + sizeOf(block.bits, block.prefix) - 1n];
}

/** `10.0.0.1`, `2001:db8::1`. */
export function addressText(address: bigint): string {
  return address < ipv6Start ? ipAddressText(32, address) : ipAddressText(128, address - ipv6Start);
}

/** Blocks that no router of the internet forwards, besides private ones (IANA special-purpose address registries). */
const neverPublic = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

/** Private addresses of IPv4, as subnets have them. */
export const privateAddresses: readonly AddressRange[] = privateRanges.map((text) => rangeOf(text)!);

/** Addresses of global unicast (RFC 4291): an IPv6 block of AWS is part of it. */
export const globalIpv6: AddressRange = rangeOf("2000::/3")!;

/** Addresses of the internet. */
export const internet: readonly AddressRange[] = [
  ...subtract([allIpv4], [...privateAddresses, ...neverPublic.map((text) => rangeOf(text)!)]),
  globalIpv6,
];

/** Is the whole range part of another one? */
export function within(inner: AddressRange, outer: AddressRange): boolean {
  const common = intersection(inner, outer);
  return common !== undefined && common[0] === inner[0] && common[1] === inner[1];
}

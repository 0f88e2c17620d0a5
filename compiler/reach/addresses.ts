/**
 * Sets of IP addresses. Both families are on one line of integers: an IPv4 address is its 32-bit number, and IPv6 addresses follow behind
 * them. A set of addresses is a list of ranges.
 */
import { privateRanges } from "../aws/cidr.ts";
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
  const [, address = "", length = ""] = /^([0-9a-f.:]{2,45})\/(\d{1,3})$/i.exec(text) ?? [];
  const isIpv6 = address.includes(":");
  const value = isIpv6 ? ipv6(address) : ipv4(address);
  const bits = isIpv6 ? 128 : 32;
  if (value === undefined || length === "" || Number(length) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(length));
  const from = value - (value % size) + (isIpv6 ? ipv6Start : 0n);
  return [from, from + size - 1n];
}

function ipv4(text: string): bigint | undefined {
  const bytes = text.split(".");
  if (bytes.length !== 4 || bytes.some((byte) => !/^\d{1,3}$/.test(byte) || Number(byte) > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function ipv6(text: string): bigint | undefined {
  const [head = "", tail, ...rest] = text.split("::");
  const left = groups(head);
  const right = groups(tail ?? "");
  if (rest.length > 0 || left === undefined || right === undefined) return undefined;
  const zeros = 8 - left.length - right.length;
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined;
  return [...left, ...Array.from({ length: zeros }, () => 0n), ...right].reduce((sum, group) => (sum << 16n) + group, 0n);
}

function groups(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const last = parts.at(-1)!;
  const embedded = last.includes(".") ? ipv4(last) : undefined;
  const plain = embedded === undefined ? parts : parts.slice(0, -1);
  if (plain.some((part) => !/^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  const numbers = plain.map((part) => BigInt(`0x${part}`));
  return embedded === undefined ? numbers : [...numbers, embedded >> 16n, embedded & 0xffffn];
}

/** `10.0.0.1`, `2001:db8:0:0:0:0:0:1`. */
export function addressText(address: bigint): string {
  if (address < ipv6Start) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");
  const value = address - ipv6Start;
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(16 * (7 - index))) & 0xffffn).toString(16)).join(":");
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

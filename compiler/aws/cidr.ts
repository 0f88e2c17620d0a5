/** IPv4 blocks in CIDR notation, and the ranges that a VPC cannot or should not use (Amazon VPC User Guide, "VPC CIDR blocks"). */

/** A block: its first address as an unsigned 32-bit number, and its prefix length. Host bits are zero only in canonical blocks. */
export interface Cidr {
  readonly address: number;
  readonly prefix: number;
}

const form = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\/(0|[1-9]\d?)$/;

/** Parses a block (`10.0.0.0/16`); undefined if the text is not one. Keeps host bits: see `canonical`. */
export function parseCidr(text: string): Cidr | undefined {
  const numbers = form.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = numbers;
  if (prefix > 32 || Math.max(a, b, c, d) > 255) return undefined;
  return { address: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0, prefix };
}

/** `10.0.0.0/16`. */
export function formatCidr({ address, prefix }: Cidr): string {
  return `${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".")}/${prefix}`;
}

/** Number of addresses in a block of this prefix length. */
export function addressesIn(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Prefix length of a block of `addresses`, which must be a power of two. */
export function prefixOf(addresses: number): number {
  return 32 - Math.log2(addresses);
}

/** The block with its host bits set to zero. */
export function canonical({ address, prefix }: Cidr): Cidr {
  return { address: address - (address % addressesIn(prefix)), prefix };
}

/** Do two canonical blocks share an address? */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.address < b.address + addressesIn(b.prefix) && b.address < a.address + addressesIn(a.prefix);
}

/** Does the canonical block `outer` contain `inner`? */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && overlap(outer, inner);
}

/** Blocks that AWS rejects for a VPC. */
export const refusedRanges = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"] as const;

/** Blocks that are not routed on the internet: RFC 1918, and the shared address space of RFC 6598, which AWS also accepts. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;

/** Is the whole block private? */
export function isPrivate(block: Cidr): boolean {
  return privateRanges.some((range) => contains(parseCidr(range)!, canonical(block)));
}

/** The bridge network of Docker and Cloud9: a VPC in it cannot be reached from such hosts. */
export const dockerRange = "172.17.0.0/16";

/** The first of `ranges` that overlaps `block`, or undefined. */
export function overlapping(block: Cidr, ranges: readonly string[]): string | undefined {
  return ranges.find((range) => overlap(canonical(block), parseCidr(range)!));
}

/** Addresses and blocks of both families as text and as numbers, and how a block is divided into subnets. */

/** A block in CIDR notation. Host bits are zero. */
export interface IpBlock {
  /** Length of an address: 32 in IPv4, 128 in IPv6. */
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** Parses a block of either family; undefined if the text is none. Host bits are dropped, as AWS does. */
export function parseIpBlock(text: string): IpBlock | undefined {
  const [, address = "", length = ""] = /^([0-9a-f.:]{2,45})\/(\d{1,3})$/i.exec(text) ?? [];
  const bits = address.includes(":") ? 128 : 32;
  const value = bits === 128 ? ipv6(address) : ipv4(address);
  const prefix = Number(length);
  if (value === undefined || length === "" || prefix > bits) return undefined;
  return { bits, prefix, address: value - (value % sizeOf(bits, prefix)) };
}

/** Number of addresses in a block. */
export function sizeOf(bits: IpBlock["bits"], prefix: number): bigint {
  return 1n << BigInt(bits - prefix);
}

/** `10.0.0.0/16`, `2001:db8::/56`. */
export function ipBlockText({ bits, address, prefix }: IpBlock): string {
  return `${ipAddressText(bits, address)}/${prefix}`;
}

/**
 * Subnet `number` of the block, whose prefix is longer by `newBits`; undefined if the text is no block, or the block has no such subnet.
 * AWS and the provider accept an IPv6 block only in the form that RFC 5952 recommends.
 */
export function subnetOfBlock(text: string, newBits: number, number: number): string | undefined {
  const block = parseIpBlock(text);
  if (block === undefined) return undefined;
  const prefix = block.prefix + newBits;
  if (prefix > block.bits || BigInt(number) >= 1n << BigInt(newBits)) return undefined;
  return ipBlockText({ ...block, prefix, address: block.address + BigInt(number) * sizeOf(block.bits, prefix) });
}

function ipv4(text: string): bigint | undefined {
  const bytes = text.split(".");
  if (bytes.length !== 4 || bytes.some((byte) => !/^\d{1,3}$/.test(byte) || Number(byte) > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function ipv6(text: string): bigint | undefined {
  const [head = "", tail, ...rest] = text.split("::");
  const left = groupsOf(head);
  const right = groupsOf(tail ?? "");
  if (rest.length > 0 || left === undefined || right === undefined) return undefined;
  const zeros = 8 - left.length - right.length;
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined;
  return [...left, ...Array.from({ length: zeros }, () => 0n), ...right].reduce((sum, group) => (sum << 16n) + group, 0n);
}

function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const last = parts.at(-1)!;
  const embedded = last.includes(".") ? ipv4(last) : undefined;
  const plain = embedded === undefined ? parts : parts.slice(0, -1);
  if (plain.some((part) => !/^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  const numbers = plain.map((part) => BigInt(`0x${part}`));
  return embedded === undefined ? numbers : [...numbers, embedded >> 16n, embedded & 0xffffn];
}

/** `10.0.0.1`, `2001:db8::1`: of IPv6, the first of the longest runs of zeros is left out (RFC 5952). */
export function ipAddressText(bits: IpBlock["bits"], address: bigint): string {
  if (bits === 32) return parts(address, 4, 8n).join(".");
  const groups = parts(address, 8, 16n).map((group) => group.toString(16));
  const [start, length] = longestZeros(groups);
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}

function parts(address: bigint, count: number, width: bigint): readonly bigint[] {
  return Array.from({ length: count }, (_, index) => (address >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n));
}

function longestZeros(groups: readonly string[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === "0") end++;
    if (end - start > best[1]) best = [start, end - start];
  }
  return best;
}

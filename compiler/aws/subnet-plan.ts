/**
 * Divides a VPC's block into three tiers of subnets: private for tasks (the most addresses), public for the load balancer, NAT gateways and
 * tasks without NAT, data for databases and caches.
 *
 * The division of a block depends only on its prefix length, and a zone's slot only on its letter, so adding or removing zones moves no
 * other zone's subnets. Blocks from /16 to /23 have room for six zones, more than any region has. A /24 has room for three and a /25 for
 * two. There, a letter beyond the room (`us-east-1e`) takes the highest free slot, in the order of the spec's list, so zones appended to
 * the list still move nothing.
 */
import { addressesIn, canonical, formatCidr, parseCidr, prefixOf, type Cidr } from "./cidr.ts";

/** Tiers in the order in which their subnets are allocated when sizes are equal. */
export const tiers = ["private", "public", "data"] as const;
export type Tier = (typeof tiers)[number];

/** Addresses that AWS reserves in every subnet (Amazon VPC User Guide, "Subnet sizing"). */
export const reservedAddresses = 5;
/**
 * A load balancer needs at least a /27 with eight free addresses in each zone (Application Load Balancer guide, "Availability Zone
 * subnets").
 */
const smallestPublic = addressesIn(27);
/** The smallest subnet that AWS allows. */
const smallestSubnet = addressesIn(28);
/** Maximum number of zones. No region has more. */
const mostZones = 6;

/** How a block of one prefix length is divided: the number of zones that fit, and the addresses per subnet of each tier. */
export interface Division {
  readonly zones: number;
  readonly sizes: Readonly<Record<Tier, number>>;
}

/** The division of a block; undefined if it cannot hold two zones, the minimum for a load balancer. */
export function divisionOf(prefix: number): Division | undefined {
  const total = addressesIn(prefix);
  for (const zones of [mostZones, 3, 2]) {
    for (let size = total / 4; size >= smallestSubnet; size /= 2) {
      const sizes = {
        private: size,
        public: Math.max(size / 8, smallestPublic),
        data: Math.max(size / 8, smallestSubnet),
      };
      // Room for all zones matters more than large subnets, unless a zone has room for only eleven tasks.
      const tooSmall = zones > 2 && size < smallestPublic;
      if (!tooSmall && zones * sum(sizes) <= total) return { zones, sizes };
    }
  }
  return undefined;
}

/** Number of addresses in one zone. */
export function sum(sizes: Division["sizes"]): number {
  return tiers.reduce((total, tier) => total + sizes[tier], 0);
}

/** The longest prefix whose division holds `zones`: the smallest sufficient block. */
export function smallestPrefixFor(zones: number): number {
  let prefix = 16;
  while ((divisionOf(prefix + 1)?.zones ?? 0) >= zones) prefix += 1;
  return prefix;
}

/** CIDR blocks of the subnets in one zone. */
export type ZoneSubnets = Readonly<Record<Tier, string>>;

/** Subnets by zone letter; undefined if the block is invalid, has host bits, or is too small. */
export function planSubnets(cidr: string, letters: readonly string[]): ReadonlyMap<string, ZoneSubnets> | undefined {
  const block = parseCidr(cidr);
  if (block === undefined || canonical(block).address !== block.address) return undefined;
  const division = divisionOf(block.prefix);
  if (division === undefined || new Set(letters).size > division.zones) return undefined;
  const places = placesOf(letters, division.zones);
  return new Map([...places].map(([letter, place]) => [letter, subnetsAt(block, division, place)]));
}

/** The slot of each letter: its own, or the highest free one. */
function placesOf(letters: readonly string[], room: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const letter of letters) {
    if (places.has(letter)) continue;
    let place = letter.length === 1 ? letter.charCodeAt(0) - 97 : room;
    if (place < 0 || place >= room || taken.has(place)) {
      place = room - 1;
      while (taken.has(place)) place -= 1;
    }
    places.set(letter, place);
    taken.add(place);
  }
  return places;
}

/** Tiers follow each other with the largest subnets first, so that each subnet begins at a multiple of its size. */
function subnetsAt(block: Cidr, { zones, sizes }: Division, place: number): ZoneSubnets {
  let start = block.address;
  const found: Partial<Record<Tier, string>> = {};
  for (const tier of [...tiers].sort((a, b) => sizes[b] - sizes[a])) {
    found[tier] = formatCidr({ address: start + place * sizes[tier], prefix: prefixOf(sizes[tier]) });
    start += zones * sizes[tier];
  }
  return found as ZoneSubnets;
}

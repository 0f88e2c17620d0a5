/**
 * Divides a VPC's block into three tiers of subnets: private for tasks (the most addresses), public for the load balancer,
 * NAT gateways and tasks without NAT, data for databases and caches.
 *
 * What a block is divided into depends on its prefix alone, and a zone's place on its letter, so that neither adding nor
 * removing zones moves another zone's subnets. From /16 to /23 there is room for six zones, more than any region has. A /24 has
 * room for three and a /25 for two: there a letter beyond the room (`us-east-1e`) takes the highest place that is free, in
 * the order of the spec's list, which still moves nothing as long as zones are added at its end.
 */
import { addressesIn, canonical, formatCidr, parseCidr, prefixOf, type Cidr } from "./cidr.ts";

/** Tiers in the order in which they lie in the block, where sizes are equal. */
export const tiers = ["private", "public", "data"] as const;
export type Tier = (typeof tiers)[number];

/** Addresses that AWS keeps of every subnet (aws-constraints V3). */
export const reservedAddresses = 5;
/** A load balancer needs a /27 in each zone, with eight addresses free (B2). */
const smallestPublic = addressesIn(27);
/** The smallest subnet that AWS makes (V1). */
const smallestSubnet = addressesIn(28);
/** Most zones that there is room for. No region has more letters. */
const mostZones = 6;

/** How a block of one prefix is divided: zones that there is room for, and addresses of one subnet of each tier. */
export interface Division {
  readonly zones: number;
  readonly sizes: Readonly<Record<Tier, number>>;
}

/** The division of a block; undefined where not even two zones fit, the fewest that a load balancer takes. */
export function divisionOf(prefix: number): Division | undefined {
  const total = addressesIn(prefix);
  for (const zones of [mostZones, 3, 2]) {
    for (let size = total / 4; size >= smallestSubnet; size /= 2) {
      const sizes = {
        private: size,
        public: Math.max(size / 8, smallestPublic),
        data: Math.max(size / 8, smallestSubnet),
      };
      // Room for all zones is worth more than large subnets, but not at eleven tasks a zone.
      const tooSmall = zones > 2 && size < smallestPublic;
      if (!tooSmall && zones * sum(sizes) <= total) return { zones, sizes };
    }
  }
  return undefined;
}

/** Addresses of one zone. */
export function sum(sizes: Division["sizes"]): number {
  return tiers.reduce((total, tier) => total + sizes[tier], 0);
}

/** The longest prefix whose division has room for `zones`, and which so is the smallest block that does. */
export function smallestPrefixFor(zones: number): number {
  let prefix = 16;
  while ((divisionOf(prefix + 1)?.zones ?? 0) >= zones) prefix += 1;
  return prefix;
}

/** CIDR blocks of one zone's subnets. */
export type ZoneSubnets = Readonly<Record<Tier, string>>;

/** Subnets by zone letter; undefined where the block is no block, has host bits, or has too little room. */
export function planSubnets(cidr: string, letters: readonly string[]): ReadonlyMap<string, ZoneSubnets> | undefined {
  const block = parseCidr(cidr);
  if (block === undefined || canonical(block).address !== block.address) return undefined;
  const division = divisionOf(block.prefix);
  if (division === undefined || new Set(letters).size > division.zones) return undefined;
  const places = placesOf(letters, division.zones);
  return new Map([...places].map(([letter, place]) => [letter, subnetsAt(block, division, place)]));
}

/** The place of each letter: its own, or the highest free one. */
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

/** Tiers lie one behind the other, the largest subnets first: so each begins at a multiple of its size. */
function subnetsAt(block: Cidr, { zones, sizes }: Division, place: number): ZoneSubnets {
  let start = block.address;
  const found: Partial<Record<Tier, string>> = {};
  for (const tier of [...tiers].sort((a, b) => sizes[b] - sizes[a])) {
    found[tier] = formatCidr({ address: start + place * sizes[tier], prefix: prefixOf(sizes[tier]) });
    start += zones * sizes[tier];
  }
  return found as ZoneSubnets;
}

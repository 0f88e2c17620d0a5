/**
 * Instance classes by region, packed. A family has the same sizes in nearly every region, so a region is a list of families. Where a region
 * has fewer sizes, the family's entry lists them: `m1:small`.
 */
import { natural, pack, sorted } from "./table.ts";

export interface PackedClasses {
  /** Family to its sizes, each followed by its facts: `"t3": "micro/2/1 small/2/2"`. */
  readonly families: Record<string, string>;
  /** Region to its families: `"cn-north-1": "m1:small m3 m4"`. */
  readonly regions: Record<string, string>;
}

/**
 * Packs the classes of each region.
 * @param byRegion region to full names, `db.t3.micro`
 * @param facts what to append to a size, given family and size
 */
export function packClasses(
  byRegion: ReadonlyMap<string, readonly string[]>,
  facts: (family: string, size: string) => readonly (string | number)[],
): PackedClasses {
  const all = familiesOf([...byRegion.values()].flat());
  const describe = (family: string, size: string): string => [size, ...facts(family, size)].join("/");
  const families = [...all].map(([family, sizes]) => [family, pack(sizes.map((size) => describe(family, size)))] as const);
  const regions = [...byRegion].map(([region, names]) => [region, packRegion(familiesOf(names), all)] as const);
  return { families: sorted(families), regions: sorted(regions) };
}

function packRegion(own: ReadonlyMap<string, readonly string[]>, all: ReadonlyMap<string, readonly string[]>): string {
  const words = [...own].map(([family, sizes]) => (sizes.length === all.get(family)?.length ? family : `${family}:${sizes.join(",")}`));
  return pack(words.sort(natural));
}

/** Family to sizes, smallest first. */
function familiesOf(names: readonly string[]): Map<string, string[]> {
  const families = new Map<string, Set<string>>();
  for (const name of names) {
    const [, family, size, ...rest] = name.split(".");
    if (family === undefined || size === undefined || rest.length > 0) throw new Error(`not a class: ${name}`);
    families.set(family, (families.get(family) ?? new Set()).add(size));
  }
  return new Map([...families].map(([family, sizes]) => [family, [...sizes].sort((a, b) => sizeOrder(a) - sizeOrder(b))]));
}

const small = ["nano", "micro", "small", "medium", "large", "xlarge"];

/** Rank of a size: nano is 0, xlarge 5, 2xlarge 7. */
export function sizeOrder(size: string): number {
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  const order = times === undefined ? small.indexOf(size) : small.length + Number(times);
  if (order < 0) throw new Error(`unknown size ${size}`);
  return order;
}

/** Finds an existing class near one that does not exist. */
import { distance } from "fastest-levenshtein";
import type { ClassName, ClassTable } from "./classes.ts";
import { classExists, familiesIn, sizesIn } from "./classes.ts";
import { cheapest, clipped, nearestText, unpack } from "./nearest.ts";

const small = ["nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * The class of `region` nearest to `name`: `name` itself if it exists; otherwise the nearest size (the larger of two) of its family, or of
 * the nearest family of the same kind if the region lacks the family. Undefined for an unknown region.
 */
export function nearestClass(table: ClassTable, region: string, name: string): string | undefined {
  if (classExists(table, region, name)) return name;
  const families = familiesIn(table, region);
  if (families.length === 0) return undefined;
  const wanted = looseParts(table, name);
  const family = nearestFamily(table, families, wanted.family);
  return `${table.service}.${family}.${nearestSize(wanted.size, sizesIn(table, region, family))}`;
}

/** Family and size from malformed input: without a service, with the wrong service, or with a hyphen instead of a dot. */
function looseParts(table: ClassTable, name: string): ClassName {
  const words = clipped(name)
    .split(/[.\-_ ]+/)
    .filter((word) => word !== "");
  const rest = words.length > 2 || words[0] === table.service ? words.slice(1) : words;
  return { family: rest[0] ?? "", size: rest[1] ?? "" };
}

function nearestFamily(table: ClassTable, offered: readonly string[], wanted: string): string {
  const avoided = unpack(table.avoided);
  const good = offered.filter((family) => !avoided.includes(family));
  if (good.includes(wanted)) return wanted;
  // A family that exists in another region is replaced by one with the same purpose; a misspelled family by the most similar name.
  const cost = Object.hasOwn(table.families, wanted) ? unlike : lookUnlike;
  return cheapest(good, (family) => cost(wanted, family));
}

/** Distance between families by purpose: kind (t, m, r) first, then processor and extras, then generation. */
function unlike(a: string, b: string): number {
  const [one, other] = [familyParts(a), familyParts(b)];
  const kind = one.kind === other.kind ? 0 : 10;
  return kind + distance(one.extras, other.extras) + Math.abs(one.generation - other.generation) / 5;
}

/** Distance between words by spelling. Swapped letters (`mg6`) count as half an edit; ties favor the same generation. */
function lookUnlike(a: string, b: string): number {
  const edits = sortedLetters(a) === sortedLetters(b) ? 0.5 : distance(a, b);
  const generations = Math.abs(familyParts(a).generation - familyParts(b).generation);
  return edits + Math.min(generations, 9) / 10;
}

function sortedLetters(word: string): string {
  return [...word].sort().join("");
}

function familyParts(family: string): { kind: string; generation: number; extras: string } {
  const [, kind = "", generation = "0", extras = ""] = /^([a-z]+)(\d{1,3})([a-z]*)$/.exec(family) ?? [];
  return { kind, generation: Number(generation), extras };
}

/** The nearest size by order (`medium` becomes `large` in a family that starts there). A misspelled size is first matched by spelling. */
function nearestSize(wanted: string, sizes: readonly string[]): string {
  const order = sizeOrder(wanted) ?? sizeOrder(nearestText(wanted, [...small, ...sizes])) ?? 0;
  // Largest first: of two equally near sizes, the larger one is safe.
  return cheapest(sizes.toReversed(), (size) => Math.abs((sizeOrder(size) ?? 0) - order));
}

/** Logarithm of a size, so that 8xlarge lies between 4xlarge and 16xlarge; undefined for an unknown size. */
function sizeOrder(size: string): number | undefined {
  const times = /^(\d{1,3})xlarge$/.exec(size)?.[1];
  if (times !== undefined) return small.length - 1 + Math.log2(Math.max(Number(times), 1));
  const order = small.indexOf(size);
  return order < 0 ? undefined : order;
}

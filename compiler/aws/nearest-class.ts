/** A class that exists, close to one that does not. */
import { distance } from "fastest-levenshtein";
import type { ClassName, ClassTable } from "./classes.ts";
import { classExists, familiesIn, sizesIn } from "./classes.ts";
import { cheapest, clipped, nearestText, unpack } from "./nearest.ts";

const small = ["nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * The class of `region` nearest to `name`: `name` itself when it exists; else its family (or the nearest of the same kind: a family that
 * the region lacks becomes the next generation down or up) with the nearest size, the larger of two.
 * Undefined when the region is unknown.
 */
export function nearestClass(table: ClassTable, region: string, name: string): string | undefined {
  if (classExists(table, region, name)) return name;
  const families = familiesIn(table, region);
  if (families.length === 0) return undefined;
  const wanted = looseParts(table, name);
  const family = nearestFamily(table, families, wanted.family);
  return `${table.service}.${family}.${nearestSize(wanted.size, sizesIn(table, region, family))}`;
}

/** Family and size of whatever was written: without the service, with another service's, with a hyphen for a dot. */
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
  // A family that exists elsewhere is replaced by one for the same use; a misspelt one by the one that looks like it.
  const cost = Object.hasOwn(table.families, wanted) ? unlike : lookUnlike;
  return cheapest(good, (family) => cost(wanted, family));
}

/** How different two families are in what they are for: kind (t, m, r) first, then processor and extras, then generation. */
function unlike(a: string, b: string): number {
  const [one, other] = [familyParts(a), familyParts(b)];
  const kind = one.kind === other.kind ? 0 : 10;
  return kind + distance(one.extras, other.extras) + Math.abs(one.generation - other.generation) / 5;
}

/** How different two words look; letters in the wrong order (`mg6`) are one mistake, and of several the same generation counts. */
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

/** The size by order (`medium` in a family from `large` up is `large`); a misspelt one is read as the size that it looks like. */
function nearestSize(wanted: string, sizes: readonly string[]): string {
  const order = sizeOrder(wanted) ?? sizeOrder(nearestText(wanted, [...small, ...sizes])) ?? 0;
  // From large to small: the larger of two that are equally near is the safe one.
  return cheapest(sizes.toReversed(), (size) => Math.abs((sizeOrder(size) ?? 0) - order));
}

/** Logarithm of a size, so that 8xlarge lies between 4xlarge and 16xlarge; undefined for what is no size. */
function sizeOrder(size: string): number | undefined {
  const times = /^(\d{1,3})xlarge$/.exec(size)?.[1];
  if (times !== undefined) return small.length - 1 + Math.log2(Math.max(Number(times), 1));
  const order = small.indexOf(size);
  return order < 0 ? undefined : order;
}

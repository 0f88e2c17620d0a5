/**
 * Instance classes by region (`db.t3.micro`, `cache.m6g.large`), over the packed form that tools/generate/aws-tables writes:
 * a family's sizes stand once, a region lists its families, and only what is asked for is split.
 */
import { unpack } from "./nearest.ts";

export interface ClassTable {
  /** First word of every class of the service: `db`, `cache`. */
  readonly service: string;
  /** Family to its sizes, small to large, each with its facts: `"t3": "micro/2/1 small/2/2"`. */
  readonly families: Readonly<Record<string, string>>;
  /** Region to its families; one with fewer sizes says which: `"m1:small m3"`. */
  readonly regions: Readonly<Record<string, string>>;
  /** Families that are not suggested, packed. */
  readonly avoided: string;
}

/** A class in its parts; `size` may be what no class has. */
export interface ClassName {
  readonly family: string;
  readonly size: string;
}

/** Parts of `db.t3.micro`, or undefined when it is not of this form or of another service. */
export function parseClass(table: ClassTable, name: string): ClassName | undefined {
  const [service, family, size, ...rest] = name.split(".");
  if (service !== table.service || family === undefined || size === undefined || rest.length > 0) return undefined;
  return { family, size };
}

/** Sizes of a family in a region, small to large; none where the family is not offered. */
export function sizesIn(table: ClassTable, region: string, family: string): string[] {
  const word = familyWords(table, region).find((entry) => entry.split(":")[0] === family);
  if (word === undefined) return [];
  const some = word.split(":")[1];
  return some === undefined ? sizesOf(table, family) : some.split(",");
}

/** Families offered in a region, in the table's order; none for an unknown region. */
export function familiesIn(table: ClassTable, region: string): string[] {
  return familyWords(table, region).map((word) => word.split(":")[0] ?? word);
}

/** Every size that the family has anywhere, small to large. */
export function sizesOf(table: ClassTable, family: string): string[] {
  return entriesOf(table, family).map((entry) => entry.split("/")[0] ?? entry);
}

/** Is the class offered in the region? */
export function classExists(table: ClassTable, region: string, name: string): boolean {
  const parts = parseClass(table, name);
  return parts !== undefined && sizesIn(table, region, parts.family).includes(parts.size);
}

/** Is the class of a family that exists anywhere, whatever its size? A family that does not may be newer than the table. */
export function isKnownFamily(table: ClassTable, name: string): boolean {
  const family = parseClass(table, name)?.family;
  return family !== undefined && Object.hasOwn(table.families, family);
}

/** Every class offered in a region, `db.t3.micro`; none for an unknown region. */
export function classesIn(table: ClassTable, region: string): string[] {
  return familiesIn(table, region).flatMap((family) => sizesIn(table, region, family).map((size) => `${table.service}.${family}.${size}`));
}

/** Facts that the table has about a class, or undefined for a class that exists in no region. */
export function classFacts(table: ClassTable, name: string): number[] | undefined {
  const parts = parseClass(table, name);
  const entry = parts && entriesOf(table, parts.family).find((found) => found.split("/")[0] === parts.size);
  return entry?.split("/").slice(1).map(Number);
}

function familyWords(table: ClassTable, region: string): string[] {
  return Object.hasOwn(table.regions, region) ? unpack(table.regions[region]) : [];
}

function entriesOf(table: ClassTable, family: string): string[] {
  return Object.hasOwn(table.families, family) ? unpack(table.families[family]) : [];
}

/**
 * Instance classes by region (`db.t3.micro`, `cache.m6g.large`), read from the packed form that tools/generate/aws-tables writes. Each
 * family's sizes are stored once, a region lists its families, and strings are split only on lookup.
 */
import { unpack } from "./nearest.ts";

export interface ClassTable {
  /** First part of every class name of the service: `db`, `cache`. */
  readonly service: string;
  /** Family → its sizes, small to large, each with its facts: `"t3": "micro/2/1 small/2/2"`. */
  readonly families: Readonly<Record<string, string>>;
  /** Region → its families. A family that lacks sizes in the region lists the ones it has: `"m1:small m3"`. */
  readonly regions: Readonly<Record<string, string>>;
  /** Families that are never suggested, packed. */
  readonly avoided: string;
}

/** The parts of a class name; `size` may be one that does not exist. */
export interface ClassName {
  readonly family: string;
  readonly size: string;
}

/** Parses `db.t3.micro`; undefined if the name has another form or belongs to another service. */
export function parseClass(table: ClassTable, name: string): ClassName | undefined {
  const [service, family, size, ...rest] = name.split(".");
  if (service !== table.service || family === undefined || size === undefined || rest.length > 0) return undefined;
  return { family, size };
}

/** Sizes of a family in a region, small to large; empty if the region does not offer the family. */
export function sizesIn(table: ClassTable, region: string, family: string): string[] {
  const word = familyWords(table, region).find((entry) => entry.split(":")[0] === family);
  if (word === undefined) return [];
  const some = word.split(":")[1];
  return some === undefined ? sizesOf(table, family) : some.split(",");
}

/** Families that the region offers, in the table's order; empty for an unknown region. */
export function familiesIn(table: ClassTable, region: string): string[] {
  return familyWords(table, region).map((word) => word.split(":")[0] ?? word);
}

/** Every size that the family has in any region, small to large. */
export function sizesOf(table: ClassTable, family: string): string[] {
  return entriesOf(table, family).map((entry) => entry.split("/")[0] ?? entry);
}

/** Does the region offer the class? */
export function classExists(table: ClassTable, region: string, name: string): boolean {
  const parts = parseClass(table, name);
  return parts !== undefined && sizesIn(table, region, parts.family).includes(parts.size);
}

/** Does the class belong to a family that exists in any region, whatever its size? An unknown family may be newer than the table. */
export function isKnownFamily(table: ClassTable, name: string): boolean {
  const family = parseClass(table, name)?.family;
  return family !== undefined && Object.hasOwn(table.families, family);
}

/** Every class that the region offers, `db.t3.micro`; empty for an unknown region. */
export function classesIn(table: ClassTable, region: string): string[] {
  return familiesIn(table, region).flatMap((family) => sizesIn(table, region, family).map((size) => `${table.service}.${family}.${size}`));
}

/** Facts about a class from the table; undefined if the class exists in no region. */
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

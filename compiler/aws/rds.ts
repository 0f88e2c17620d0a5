/** DB instance classes of RDS for PostgreSQL. */
import table from "../../generated/aws/rds-classes.json" with { type: "json" };
import type { ClassTable } from "./classes.ts";
import { classExists, classesIn, classFacts, isKnownFamily, parseClass } from "./classes.ts";
import { nearestClass } from "./nearest-class.ts";
import { unpack } from "./nearest.ts";

const classes: ClassTable = { service: "db", families: table.families, regions: table.regions, avoided: table.previousGeneration };

/** Does RDS for PostgreSQL offer the class in the region? */
export function dbClassExists(region: string, dbInstanceClass: string): boolean {
  return classExists(classes, region, dbInstanceClass);
}

/** Does the class belong to a family that exists in at least one region? */
export function isKnownDbFamily(dbInstanceClass: string): boolean {
  return isKnownFamily(classes, dbInstanceClass);
}

/** Every class of the region, `db.t3.micro`; empty for an unknown region. */
export function dbClassesIn(region: string): string[] {
  return classesIn(classes, region);
}

/** The class of the region that is nearest to `dbInstanceClass` (itself if it exists); undefined for an unknown region. */
export function nearestDbClass(region: string, dbInstanceClass: string): string | undefined {
  return nearestClass(classes, region, dbInstanceClass);
}

/** Does the class belong to a family that AWS no longer accepts for new instances of current PostgreSQL versions (t2, m4, r4 and older)? */
export function isPreviousGenerationDbClass(dbInstanceClass: string): boolean {
  const family = parseClass(classes, dbInstanceClass)?.family;
  return family !== undefined && unpack(classes.avoided).includes(family);
}

/**
 * `dbInstanceClass` itself if the table has it; otherwise a known class of the same kind and size. Covers classes newer than the table: so
 * far every generation of a kind has had the same sizes.
 */
export function likeDbClass(dbInstanceClass: string): string {
  if (classFacts(classes, dbInstanceClass) !== undefined) return dbInstanceClass;
  return nearestClass(classes, referenceRegion, dbInstanceClass)!;
}

/** The region with the most classes. */
const referenceRegion = "us-east-1";

/** vCPU of a class; undefined if it exists in no region. */
export function dbClassVcpu(dbInstanceClass: string): number | undefined {
  return classFacts(classes, dbInstanceClass)?.[0];
}

/** Nominal memory of a class in GiB; undefined if it exists in no region. */
export function dbClassMemoryGiB(dbInstanceClass: string): number | undefined {
  return classFacts(classes, dbInstanceClass)?.[1];
}

/**
 * Default `max_connections` of a class: `LEAST({DBInstanceClassMemory/9531392},5000)` (Amazon RDS User Guide, "Maximum number of database
 * connections"), computed from its nominal memory. The real value is somewhat lower, because RDS reserves memory for itself. Undefined if
 * the class exists in no region.
 */
export function maxConnections(dbInstanceClass: string): number | undefined {
  const memory = dbClassMemoryGiB(dbInstanceClass);
  return memory === undefined ? undefined : Math.min(Math.floor((memory * 1024 ** 3) / 9531392), 5000);
}

/** Connections of `max_connections` that PostgreSQL keeps for superusers (`superuser_reserved_connections`). */
export const reservedConnections = 3;

/**
 * General-purpose storage (gp3) of PostgreSQL. From `stripedFrom` GiB on, RDS stripes a volume: it then has more IOPS and MiB/s, of which
 * more can be bought (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage).
 */
export const gp3 = { stripedFrom: 400, iops: [12_000, 64_000], storageThroughput: [500, 4000] } as const;

/** IOPS that a gp3 volume of this many GiB has without buying any. */
export function includedIops(gibibytes: number): number {
  return gibibytes < gp3.stripedFrom ? 3000 : gp3.iops[0];
}

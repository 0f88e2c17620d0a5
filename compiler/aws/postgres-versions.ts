/** Versions of RDS for PostgreSQL. */
import table from "../../generated/aws/rds-postgres-versions.json" with { type: "json" };
import { cheapest, clipped, unpack } from "./nearest.ts";

const creatable: Readonly<Record<string, string>> = table.creatable;
const deprecated: Readonly<Record<string, string>> = table.deprecated;
const endOfSupport: Readonly<Record<string, string>> = table.endOfStandardSupport;

/** Major version of a version: `16` of `16.9`. */
export function majorOf(version: string): string {
  return version.split(".")[0] ?? version;
}

/** Major versions of which an instance can be created, old to new. */
export function creatableMajors(): string[] {
  return Object.keys(creatable);
}

/** Versions of a major version that can be created, old to new; none for an unknown major version. */
export function creatableVersions(major: string): string[] {
  return Object.hasOwn(creatable, major) ? unpack(creatable[major]) : [];
}

/** Can an instance of this version be created? A bare major version can: RDS picks the default minor version. */
export function isCreatableVersion(version: string): boolean {
  return Object.hasOwn(creatable, version) || creatableVersions(majorOf(version)).includes(version);
}

/** Does the version exist, but can no longer be created? */
export function isDeprecatedVersion(version: string): boolean {
  const major = majorOf(version);
  return Object.hasOwn(deprecated, major) && unpack(deprecated[major]).includes(version);
}

/** Is the version newer than the table: a later minor version of one of its major versions, or a later major version? */
export function isNewerVersion(version: string): boolean {
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(version)) return false;
  const newest = creatableVersions(majorOf(version)).at(-1);
  if (newest !== undefined) return minorOf(version) > minorOf(newest);
  return creatableMajors().every((major) => Number(major) < Number(majorOf(version)));
}

/**
 * A creatable version close to `version` (itself when it is creatable): within its major version the next one up, else the newest.
 * When nothing of the major version can be created, the newest of the nearest one that is not yet in Extended Support.
 */
export function nearestVersion(version: string): string {
  const wanted = clipped(version).replace(/^[^\d]+/, "");
  if (isCreatableVersion(wanted)) return wanted;
  const own = creatableVersions(majorOf(wanted));
  return own.find((candidate) => minorOf(candidate) >= minorOf(wanted)) ?? own.at(-1) ?? newestOfNearestMajor(wanted);
}

/** Last day of standard support of the version's major version, `YYYY-MM-DD`: Extended Support is charged from then on. Undefined when not known. */
export function endOfStandardSupport(version: string): string | undefined {
  const major = majorOf(version);
  return Object.hasOwn(endOfSupport, major) ? endOfSupport[major] : undefined;
}

function newestOfNearestMajor(version: string): string {
  const wanted = Number.parseInt(version, 10);
  // Patch releases such as 12.22-rds.20250220 are made only for major versions in Extended Support, which is charged.
  const supported = creatableMajors().filter((major) => !creatable[major]?.includes("-rds"));
  const major = cheapest(supported.toReversed(), (candidate) => (Number.isNaN(wanted) ? 0 : Math.abs(Number(candidate) - wanted)));
  return creatableVersions(major).at(-1) ?? major;
}

function minorOf(version: string): number {
  return Number.parseInt(version.split(".")[1] ?? "0", 10) || 0;
}

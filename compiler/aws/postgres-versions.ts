/** Versions of RDS for PostgreSQL. */
import table from "../../generated/aws/rds-postgres-versions.json" with { type: "json" };
import { cheapest, clipped, unpack } from "./nearest.ts";

const creatable: Readonly<Record<string, string>> = table.creatable;
const deprecated: Readonly<Record<string, string>> = table.deprecated;
const endOfSupport: Readonly<Record<string, string>> = table.endOfStandardSupport;

/** The major version of a version: `16` for `16.9`. */
export function majorOf(version: string): string {
  return version.split(".")[0] ?? version;
}

/** Major versions that new instances can use, oldest first. */
export function creatableMajors(): string[] {
  return Object.keys(creatable);
}

/** Are both full versions of one major version, and is the first the earlier one? */
export function isEarlierMinor(version: string, than: string): boolean {
  const isFull = (text: string): boolean => /^\d+\.\d+/.test(text);
  return isFull(version) && isFull(than) && majorOf(version) === majorOf(than) && minorOf(version) < minorOf(than);
}

/** Versions within a major version that new instances can use, oldest first; empty for an unknown major version. */
export function creatableVersions(major: string): string[] {
  return Object.hasOwn(creatable, major) ? unpack(creatable[major]) : [];
}

/** Can new instances use this version? A bare major version is valid: RDS picks its default minor version. */
export function isCreatableVersion(version: string): boolean {
  return Object.hasOwn(creatable, version) || creatableVersions(majorOf(version)).includes(version);
}

/** Does the version exist, but is no longer available for new instances? */
export function isDeprecatedVersion(version: string): boolean {
  const major = majorOf(version);
  return Object.hasOwn(deprecated, major) && unpack(deprecated[major]).includes(version);
}

/** Is the version newer than the table: a later minor version of a known major version, or a later major version? */
export function isNewerVersion(version: string): boolean {
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(version)) return false;
  const newest = creatableVersions(majorOf(version)).at(-1);
  if (newest !== undefined) return minorOf(version) > minorOf(newest);
  return creatableMajors().every((major) => Number(major) < Number(majorOf(version)));
}

/**
 * The available version nearest to `version` (itself if it is available): the next one up within its major version, or else the newest. If
 * the major version has none left, the newest version of the nearest major version that is not in Extended Support.
 */
export function nearestVersion(version: string): string {
  const wanted = clipped(version).replace(/^[^\d]+/, "");
  if (isCreatableVersion(wanted)) return wanted;
  const own = creatableVersions(majorOf(wanted));
  return own.find((candidate) => minorOf(candidate) >= minorOf(wanted)) ?? own.at(-1) ?? newestOfNearestMajor(wanted);
}

/**
 * Last day of standard support of the version's major version, `YYYY-MM-DD`. Afterward, AWS charges for Extended Support. Undefined if
 * unknown.
 */
export function endOfStandardSupport(version: string): string | undefined {
  const major = majorOf(version);
  return Object.hasOwn(endOfSupport, major) ? endOfSupport[major] : undefined;
}

function newestOfNearestMajor(version: string): string {
  const wanted = Number.parseInt(version, 10);
  // AWS makes patch releases such as 12.22-rds.20250220 only for major versions in Extended Support, which costs extra.
  const supported = creatableMajors().filter((major) => !creatable[major]?.includes("-rds"));
  const major = cheapest(supported.toReversed(), (candidate) => (Number.isNaN(wanted) ? 0 : Math.abs(Number(candidate) - wanted)));
  return creatableVersions(major).at(-1) ?? major;
}

function minorOf(version: string): number {
  return Number.parseInt(version.split(".")[1] ?? "0", 10) || 0;
}

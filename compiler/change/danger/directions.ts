/** Which way a value changes: what a change does often depends on it. */

import { majorOf } from "../../aws/postgres-versions.ts";

/** Does a change from one value to another go this way? */
export type When = (before: unknown, after: unknown) => boolean;

/** `3` is lower than `10`, `7.0` is lower than `7.1`. An absent value is neither lower nor higher. */
export const lower: When = (before, after) => order(after) < order(before);
export const toOrFromZero: When = (before, after) => (before === 0) !== (after === 0);

/** `16.9` and `16.10` belong to the same major version. */
export const inMajorVersion: When = (before, after) =>
  typeof before === "string" && typeof after === "string" && majorOf(before) === majorOf(after);

/** `16.9` becomes `16`: which minor version is wanted from then on, RDS decides. */
export const unpinned: When = (before, after) => inMajorVersion(before, after) && before !== after && after === majorOf(String(before));

function order(value: unknown): number {
  const [major = 0, minor = 0] = String(value).split(".").map(Number);
  return major * 1000 + minor;
}

/** The ways that facts in compiler/plan/builder/replacement.json name. */
export type Direction = "raised" | "lowered" | "on" | "off" | "to zero" | "from zero" | "removed" | "exchanged" | "required" | "magnetic";

const directions: Readonly<Record<Direction, When>> = {
  raised: (before, after) => lower(after, before),
  lowered: lower,
  on: (_, after) => after === true,
  off: (before, after) => after === false || (before === true && after === undefined),
  "to zero": (_, after) => after === 0,
  "from zero": (before) => before === 0,
  removed: (_, after) => after === undefined,
  /** One value takes the place of another one. */
  exchanged: (before, after) => before !== undefined && after !== undefined,
  /** A mode of transit encryption. */
  required: (_, after) => after === "required",
  /** RDS calls magnetic storage `standard`. */
  magnetic: (before, after) => before === "standard" || after === "standard",
};

/** Does the change go this way? A fact without a direction holds for every change. */
export function goes(direction: Direction | undefined, before: unknown, after: unknown): boolean {
  return direction === undefined || directions[direction](before, after);
}

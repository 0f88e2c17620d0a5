/** Limits of autoscaling that change at stated times. */
import { traced, type Traced } from "../plan/builder/traced.ts";
import { entriesOf, type ScheduledCapacity } from "./extras.ts";
import type { Workload } from "./types.ts";

/** New limits of a workload from a time on, until the time of another entry. */
export interface CapacityChange {
  readonly name: string;
  /** Its spec key. */
  readonly key: string;
  readonly value: ScheduledCapacity;
  readonly minCount: Traced<number>;
  /** The workload's own maximum, unless the entry states another one. */
  readonly maxCount: Traced<number>;
}

/** Sorted by name. */
export function capacityChanges(workload: Pick<Workload, "extras" | "maxCount">): readonly CapacityChange[] {
  return entriesOf(workload.extras.scheduledCapacity).map(({ name, key, value }) => ({
    name,
    key,
    value,
    minCount: traced(value.minCount, `${key}.minCount`),
    maxCount: value.maxCount === undefined ? workload.maxCount.alsoFrom(`${key}.maxCount`) : traced(value.maxCount, `${key}.maxCount`),
  }));
}

type Limited = Pick<Workload, "extras" | "minCount" | "maxCount">;

/** The most tasks that are started without any load: at creation, or at one of the times. */
export function startedCount(workload: Limited & Pick<Workload, "desiredCount">): Traced<number> {
  return extreme([workload.desiredCount, ...capacityChanges(workload).map(({ minCount }) => minCount)], Math.max);
}

/** The lowest limit that autoscaling ever has, with the key that states it first. */
export function leastCount(workload: Limited): Traced<number> {
  return extreme([workload.minCount, ...capacityChanges(workload).map(({ minCount }) => minCount)], Math.min);
}

/** The highest limit that autoscaling ever has, with the key that states it first. */
export function mostCount(workload: Limited): Traced<number> {
  return extreme([workload.maxCount, ...capacityChanges(workload).map(({ maxCount }) => maxCount)], Math.max);
}

function extreme(counts: readonly Traced<number>[], choose: (...values: number[]) => number): Traced<number> {
  const found = choose(...counts.map(({ value }) => value));
  const first = counts.find(({ value }) => value === found)!;
  return traced(found, ...new Set([first, ...counts].flatMap(({ from }) => from)));
}

/** Parameters of RDS for PostgreSQL, and how changes to them apply. */
import table from "../../generated/aws/pg-parameters.json" with { type: "json" };
import { nearestText, unpack } from "./nearest.ts";

const removed: Readonly<Record<string, number>> = table.removed;
const added: Readonly<Record<string, number>> = table.added;
const renamed: Readonly<Record<string, string>> = table.renamed;
const unmodifiable: Readonly<Record<string, string>> = table.unmodifiable;

/** `applyMethod` of a parameter in a parameter group: when a change takes effect. */
export type ApplyMethod = "immediate" | "pending-reboot";

/**
 * The apply method of a parameter: `immediate` for known dynamic parameters, otherwise `pending-reboot`. Static parameters require the
 * latter (`InvalidParameterCombination` otherwise), and it is valid for every parameter.
 */
export function applyMethod(parameter: string): ApplyMethod {
  return unpack(table.dynamic).includes(parameter) ? "immediate" : "pending-reboot";
}

/** Is the name in AWS's lists? An unlisted name may still exist in a newer version. */
export function isKnownParameter(parameter: string): boolean {
  return knownParameters().includes(parameter);
}

/** What to set instead of a parameter that RDS manages (`rds.logical_replication` for `wal_level`); undefined for other parameters. */
export function insteadOfUnmodifiable(parameter: string): string | undefined {
  return Object.hasOwn(unmodifiable, parameter) ? unmodifiable[parameter] : undefined;
}

/** Does PostgreSQL have the parameter in this major version? True if unknown. */
export function parameterExistsIn(parameter: string, major: number): boolean {
  const gone = Object.hasOwn(removed, parameter) && major >= (removed[parameter] ?? Infinity);
  const toCome = Object.hasOwn(added, parameter) && major < (added[parameter] ?? 0);
  return !gone && !toCome;
}

/** The new name of a renamed parameter, `debug_parallel_query` for `force_parallel_mode`; undefined for other parameters. */
export function renamedParameter(parameter: string): string | undefined {
  return Object.hasOwn(renamed, parameter) ? renamed[parameter] : undefined;
}

/** The known parameter whose name is most similar to `parameter`. */
export function nearestParameter(parameter: string): string {
  return nearestText(parameter, knownParameters());
}

/** Every parameter in AWS's lists. */
export function knownParameters(): string[] {
  return [...unpack(table.static), ...unpack(table.probablyStatic), ...unpack(table.dynamic), ...Object.keys(added)];
}

/** Parameters of RDS for PostgreSQL: how a change of one is applied. */
import table from "../../generated/aws/pg-parameters.json" with { type: "json" };
import { nearestText, unpack } from "./nearest.ts";

const removed: Readonly<Record<string, number>> = table.removed;
const added: Readonly<Record<string, number>> = table.added;
const renamed: Readonly<Record<string, string>> = table.renamed;
const unmodifiable: Readonly<Record<string, string>> = table.unmodifiable;

/** What of a parameter group's parameter says when it takes effect. */
export type ApplyMethod = "immediate" | "pending-reboot";

/**
 * How to apply a parameter. `immediate` for those known to be dynamic; `pending-reboot` for all others: static ones need it
 * (`InvalidParameterCombination` otherwise) and it is legal for every parameter.
 */
export function applyMethod(parameter: string): ApplyMethod {
  return unpack(table.dynamic).includes(parameter) ? "immediate" : "pending-reboot";
}

/** Is the name in AWS's lists? A name that is not may still exist in a newer version. */
export function isKnownParameter(parameter: string): boolean {
  return knownParameters().includes(parameter);
}

/** What to set instead of a parameter that RDS sets itself (`rds.logical_replication` for `wal_level`); undefined for others. */
export function insteadOfUnmodifiable(parameter: string): string | undefined {
  return Object.hasOwn(unmodifiable, parameter) ? unmodifiable[parameter] : undefined;
}

/** Does PostgreSQL of this major version have the parameter, as far as is known? */
export function parameterExistsIn(parameter: string, major: number): boolean {
  const gone = Object.hasOwn(removed, parameter) && major >= (removed[parameter] ?? Infinity);
  const toCome = Object.hasOwn(added, parameter) && major < (added[parameter] ?? 0);
  return !gone && !toCome;
}

/** The name that took the place of a removed one, `debug_parallel_query` of `force_parallel_mode`; undefined for others. */
export function renamedParameter(parameter: string): string | undefined {
  return Object.hasOwn(renamed, parameter) ? renamed[parameter] : undefined;
}

/** The known parameter whose name is most like `parameter`. */
export function nearestParameter(parameter: string): string {
  return nearestText(parameter, knownParameters());
}

function knownParameters(): string[] {
  return [...unpack(table.static), ...unpack(table.probablyStatic), ...unpack(table.dynamic), ...Object.keys(added)];
}

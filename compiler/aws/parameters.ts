/** Parameters of RDS for PostgreSQL, and how changes to them apply. */
import table from "../../generated/aws/pg-parameters.json" with { type: "json" };
import { unpack } from "./nearest.ts";

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

/** Is the parameter one of those that AWS lists as static? */
export function isStaticParameter(parameter: string): boolean {
  return unpack(table.static).includes(parameter);
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

/** The known parameters that the major version has, for suggestions. */
export function parametersOf(major: number): readonly string[] {
  return knownParameters().filter((name) => parameterExistsIn(name, major));
}

/** A parameter that takes a number in its own unit, without the unit: `work_mem` takes kB. */
export interface NumberRange {
  /** `kB`, `8kB`, `ms`; empty if it counts. */
  readonly unit: string;
  readonly lowest: number;
  readonly highest: number;
  readonly fractions: boolean;
}

/** Unit and range of a number; undefined if the parameter takes none, or is unknown. */
export function numberRange(parameter: string): NumberRange | undefined {
  const ranges = table.ranges as unknown as Readonly<Record<string, readonly [string, number, number, boolean]>>;
  if (!Object.hasOwn(ranges, parameter)) return undefined;
  const [unit, lowest, highest, fractions] = ranges[parameter]!;
  return { unit, lowest, highest, fractions };
}

/** The words that a parameter takes; undefined if it takes other values, or is unknown. */
export function parameterWords(parameter: string): readonly string[] | undefined {
  if (unpack(table.switches).includes(parameter)) return ["0", "1", "on", "off"];
  const choices: Readonly<Record<string, string>> = table.choices;
  return Object.hasOwn(choices, parameter) ? unpack(choices[parameter]).map((word) => word.replaceAll("\u00a0", " ")) : undefined;
}

/** Sizes of PostgreSQL's units, in bytes or milliseconds. */
const sizes: Readonly<Record<string, number>> = { B: 1, kB: 1024, "8kB": 8192, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };
const times: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `64MB` in the parameter's own unit; undefined if the text is no amount of that kind. */
export function inOwnUnit(text: string, { unit }: NumberRange): number | undefined {
  const [, number, word = ""] = /^(\d{1,12}(?:\.\d{1,6})?)\s*([A-Za-z]{1,3})$/.exec(text.trim()) ?? [];
  const kind = Object.hasOwn(sizes, unit) ? sizes : Object.hasOwn(times, unit) ? times : {};
  const known = Object.keys(kind).find((name) => name.toLowerCase() === word.toLowerCase());
  if (number === undefined || known === undefined) return undefined;
  return Math.round((Number(number) * kind[known]!) / kind[unit]!);
}

/** Every parameter in AWS's lists, and those whose values are known. */
export function knownParameters(): string[] {
  return [
    ...unpack(table.static),
    ...unpack(table.probablyStatic),
    ...unpack(table.dynamic),
    ...Object.keys(added),
    ...Object.keys(table.ranges),
    ...unpack(table.switches),
    ...Object.keys(table.choices),
  ];
}

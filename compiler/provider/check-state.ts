/** State of a check against the catalog: options, current path and problems found. */
import type { LocatedType } from "./catalogue.ts";
import { typeText } from "./describe.ts";
import type { InputProblem } from "./describe.ts";
import type { BrokenPath } from "./paths.ts";
import type { CatalogueShard, CatalogueType } from "./types.ts";
import type { Reference } from "../plan/expressions.ts";

/** Types of a plan's references. */
export interface ExpressionTypes {
  /** Type of the value behind `reference`, or the reason why it cannot be resolved. */
  typeOf(reference: Reference): LocatedType | BrokenPath;
}

export interface CheckOptions {
  /** Types of the plan's expressions. Without it inputs are plain: every object is data, whatever its keys. */
  readonly expressions?: ExpressionTypes | undefined;
  /** True for a value that is not known yet, which is valid anywhere. */
  readonly isUnknown?: ((value: unknown) => boolean) | undefined;
  /** Unwraps a value (a secret in wire form). Returns other values unchanged. */
  readonly unwrap?: ((value: unknown) => unknown) | undefined;
}

/** State of one check: its current path and the problems found. */
export interface Check extends CheckOptions {
  readonly shard: CatalogueShard;
  readonly path: (string | number)[];
  readonly problems: InputProblem[];
}

/** Adds a problem at the current path. */
export function report(check: Check, problem: Omit<InputProblem, "path">): void {
  check.problems.push({ path: [...check.path], ...problem });
}

/** Adds a type mismatch at the current path. */
export function reportType(got: string, type: CatalogueType, check: Check): void {
  report(check, { kind: "type", expected: typeText(located(type, check)), got });
}

/** An input type with the shard that resolves its names. */
export function located(type: CatalogueType, check: Check): LocatedType {
  return { type, shard: check.shard, side: "types" };
}

/**
 * State of a check against the catalogue: how values are to be taken, where the check is, and what it found.
 */
import type { LocatedType } from "./catalogue.ts";
import { typeText } from "./describe.ts";
import type { InputProblem } from "./describe.ts";
import type { BrokenPath } from "./paths.ts";
import type { CatalogueShard, CatalogueType } from "./types.ts";
import type { Reference } from "../plan/expressions.ts";

/** What a plan's references lead to. */
export interface ExpressionTypes {
  /** Type of what `reference` leads to, or why it leads nowhere. */
  typeOf(reference: Reference): LocatedType | BrokenPath;
}

export interface CheckOptions {
  /** Types of the plan's expressions. Without it inputs are plain: an object is data whatever its keys. */
  readonly expressions?: ExpressionTypes | undefined;
  /** Is this a value that is not known yet, which fits everywhere? */
  readonly isUnknown?: ((value: unknown) => boolean) | undefined;
  /** Takes a value out of its wrapper (a secret on the wire); what is not wrapped is returned as it is. */
  readonly unwrap?: ((value: unknown) => unknown) | undefined;
}

/** State of one check: where it is, and what it found. */
export interface Check extends CheckOptions {
  readonly shard: CatalogueShard;
  readonly path: (string | number)[];
  readonly problems: InputProblem[];
}

/** Adds a problem at the current path. */
export function report(check: Check, problem: Omit<InputProblem, "path">): void {
  check.problems.push({ path: [...check.path], ...problem });
}

/** Adds "not of this type" at the current path. */
export function reportType(got: string, type: CatalogueType, check: Check): void {
  report(check, { kind: "type", expected: typeText(located(type, check)), got });
}

/** An input type with the shard in which its names are looked up. */
export function located(type: CatalogueType, check: Check): LocatedType {
  return { type, shard: check.shard, side: "types" };
}

/** Plain values of a plan, taken apart. What is an expression among them, `expressions.ts` says. */
import type { PlanValue } from "./types.ts";

declare const narrowed: unique symbol;
/** An object of the plan; the mark makes narrowing keep the index signature where the declared type is a union of expressions. */
export interface PlanRecord extends Readonly<Record<string, PlanValue>> {
  readonly [narrowed]: true;
}

/** An object with named members, an expression or not. */
export function isRecord(value: unknown): value is PlanRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** One value or a list of them, as a list: AWS's documents omit the brackets around a single value. */
export function list(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** The objects of a list. */
export function records(value: PlanValue | undefined): readonly PlanRecord[] {
  return list(value).filter(isRecord);
}

/** What stands at a dotted path of members. */
export function valueAt(value: PlanValue | undefined, path: string): PlanValue | undefined {
  return path.split(".").reduce(member, value);
}

/** A member of an object; undefined where the value is no object or has no such member. */
export function member(value: PlanValue | undefined, name: string): PlanValue | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

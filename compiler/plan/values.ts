/** Helpers for plain plan values. `expressions.ts` decides which of them are expressions. */
import type { PlanValue } from "./types.ts";

declare const narrowed: unique symbol;
/** A plan object. As an interface it keeps its index signature when TypeScript narrows a union of expressions. */
export interface PlanRecord extends Readonly<Record<string, PlanValue>> {
  readonly [narrowed]: true;
}

/** True for an object with named members, an expression or not. */
export function isRecord(value: unknown): value is PlanRecord {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** A list as it is, any other value as a one-element list: AWS documents omit the brackets around a single value. */
export function list(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** The objects in a list. */
export function records(value: PlanValue | undefined): readonly PlanRecord[] {
  return list(value).filter(isRecord);
}

/** The value at a dotted path of members. */
export function valueAt(value: PlanValue | undefined, path: string): PlanValue | undefined {
  return path.split(".").reduce(member, value);
}

/** A member of an object; undefined if the value is not an object or lacks the member. */
export function member(value: PlanValue | undefined, name: string): PlanValue | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

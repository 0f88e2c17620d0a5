/** Checks of a plan against the limits of AWS, each with its topic. */
import type { PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import type { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { isExpression, wrapperOf } from "../../../compiler/plan/expressions.ts";
import { isList, member } from "../../../compiler/plan/values.ts";

/** A condition on every value at a path, in every resource of a type. */
export interface PropertyCheck {
  /** The constraint's topic, as in test/project/coverage/constraints.ts: `stop-timeout`. */
  readonly topic: string;
  readonly type: string;
  /** Dotted path into the inputs, and into the JSON documents and secrets in them. `*` is every element of a list. */
  readonly at: string;
  /** What the value must be, as the end of a sentence: `at most 5`. */
  readonly demand: string;
  readonly holds: (value: PlanValue, resource: PlanResource) => boolean;
  /** The property must be there. */
  readonly needed?: boolean;
  /** Check expressions, too. Without it they pass, since their value is known only at deployment. */
  readonly expressions?: boolean;
}

/** A check that needs more than one property; yields the problems. */
export interface PlanCheck {
  readonly topic: string;
  readonly check: (view: PolicyView) => Iterable<string>;
}

/** Shorthand: `type` without `aws:` and without the repeated name (`ecs/service`). */
export function property(
  topic: string,
  type: string,
  at: string,
  demand: string,
  holds: PropertyCheck["holds"],
  more: Partial<PropertyCheck> = {},
): PropertyCheck {
  return { topic, type: token(type), at, demand, holds, ...more };
}

/** `ecs/service` → `aws:ecs/service:Service`; a full token stays as it is. */
export function token(type: string): string {
  if (type.includes(":")) return type;
  const name = type.split("/")[1]!;
  return `aws:${type}:${name[0]!.toUpperCase()}${name.slice(1)}`;
}

export function between(min: number, max: number): PropertyCheck["holds"] {
  return (value) => typeof value === "number" && value >= min && value <= max;
}

export function oneOf(...allowed: readonly PlanValue[]): PropertyCheck["holds"] {
  return (value) => allowed.includes(value);
}

export function matching(pattern: RegExp): PropertyCheck["holds"] {
  return (value) => typeof value === "string" && pattern.test(value);
}

export function atMost(length: number): PropertyCheck["holds"] {
  return (value) => Array.isArray(value) && value.length <= length;
}

export function atLeast(length: number): PropertyCheck["holds"] {
  return (value) => Array.isArray(value) && value.length >= length;
}

/** All values at a path. */
export function valuesAt(value: PlanValue | undefined, path: readonly string[]): readonly PlanValue[] {
  const [step, ...rest] = path;
  if (value === undefined) return [];
  if (step === undefined) return [value];
  const wrapper = wrapperOf(value);
  if (wrapper !== undefined) return valuesAt(member(value, wrapper), path);
  // A document that is known as a whole is text in a view.
  if (typeof value === "string" && /^[[{]/.test(value)) return valuesAt(JSON.parse(value) as PlanValue, path);
  if (step === "*") return isList(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  return valuesAt(isList(value) ? value[Number(step)] : member(value, step), rest);
}

/** The problems that one property check finds in a plan. */
export function* judgeProperty(view: PolicyView, { type, at, demand, holds, needed, expressions }: PropertyCheck): Iterable<string> {
  for (const resource of view.ofType(type)) {
    const values = valuesAt(resource.inputs, at.split("."));
    if (needed === true && values.length === 0) yield `${resource.id}: ${at} must be ${demand}, and is not there`;
    for (const value of values) {
      if (expressions !== true && isExpression(value)) continue;
      if (!holds(value, resource)) yield `${resource.id}: ${at} must be ${demand}, not ${JSON.stringify(value)}`;
    }
  }
}

/** The constant physical name of the resource that a value refers to. */
export function refName(view: PolicyView, value: PlanValue): string | undefined {
  const target = view.target(value);
  const name = target?.inputs["name"];
  return typeof name === "string" ? name : undefined;
}

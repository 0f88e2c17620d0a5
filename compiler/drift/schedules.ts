/** Limits of autoscaling that scheduled actions change: AWS sets them on the target, where the plan states those of all other times. */
import type { Plan } from "../plan/types.ts";
import { valueAt } from "../plan/values.ts";
import type { DriftedProperty } from "./compare.ts";
import { expected, OneOf, type StateOf } from "./expected.ts";

/**
 * Does the difference lie between the target's own limit and those of its scheduled actions? The next action replaces such a limit, whoever
 * set it.
 */
export function isScheduled({ id, type, path, expected: own, actual }: DriftedProperty, plan: Plan, stateOf: StateOf): boolean {
  const [name = ""] = path;
  if (type !== "aws:appautoscaling/target:Target" || !/^(min|max)Capacity$/.test(name)) return false;
  const target = stateOf(id)?.inputs["resourceId"];
  const limits = plan.resources
    .filter((each) => each.type === "aws:appautoscaling/scheduledAction:ScheduledAction")
    .filter(({ inputs }) => target !== undefined && expected(inputs["resourceId"]!, stateOf) === target)
    .flatMap(({ inputs }) => numbersIn(expected(valueAt(inputs, `scalableTargetAction.${name}`) ?? null, stateOf)));
  if (limits.length === 0) return false;
  const all = [...limits, ...numbersIn(own)];
  return Math.min(...all) <= Number(actual) && Number(actual) <= Math.max(...all);
}

function numbersIn(value: unknown): readonly number[] {
  if (value instanceof OneOf) return numbersIn(value.values[0]);
  return typeof value === "number" || typeof value === "string" ? [Number(value)] : [];
}

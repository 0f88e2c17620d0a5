import { boundsOfType, type Bound } from "../../aws/property-bounds.ts";
import { canonicalType } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, member } from "../../plan/values.ts";
import type { Rule, Violation } from "../rule.ts";
import { flawOf, flawOfList } from "../shared/bounds.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "AWS does not accept the value of a property",
  reason:
    "The value is out of range, too long, of another form or not in the list of AWS's published resource schema. AWS refuses it in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
  good: "{overrides: {sqs-push: {set: {delaySeconds: 900}}}}",
  bad: "{overrides: {sqs-push: {set: {delaySeconds: 901}}}}",

  checkPlan(view) {
    const found: Violation[] = [];
    for (const resource of view.plan.resources) {
      const bounds = boundsOfType(canonicalType(resource.type));
      if (bounds.size === 0) continue;
      for (const property of Object.keys(resource.inputs))
        for (const { steps, bound } of bounds.get(property) ?? [])
          if (!isAccepted(view, resource.inputs[property]!, steps, 0, bound))
            eachValue(resource.inputs[property]!, steps, [property], (place) => found.push(...flawsAt(view, resource, place, bound)));
    }
    return found;
  },
};

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: PlanValue;
}

/** Is every value at a path of properties accepted? Almost all are, so places are worked out only for a flaw. */
function isAccepted(view: PolicyView, value: PlanValue, steps: readonly string[], at: number, bound: Bound): boolean {
  if (isList(value)) {
    if (at === steps.length && flawOfList(value.length, bound) !== undefined) return false;
    for (const item of value) if (!isAccepted(view, item, steps, at, bound)) return false;
    return true;
  }
  if (at === steps.length) return flawOf(view.known(value), bound, never) === undefined;
  const next = member(value, steps[at]!);
  return next === undefined || next === null || isAccepted(view, next, steps, at + 1, bound);
}

const never = (): boolean => false;

/** The values at a path of properties, in every item of the lists on the way. */
function eachValue(value: PlanValue, steps: readonly string[], path: Place["path"], each: (place: Place) => void): void {
  if (steps.length === 0) each({ path, value });
  else if (isList(value)) for (const [index, item] of value.entries()) eachValue(item, steps, [...path, index], each);
  else {
    const [step, ...rest] = steps;
    const next = member(value, step!);
    if (next !== undefined && next !== null) eachValue(next, rest, [...path, step!], each);
  }
}

/** The first flaw of a value, or of a list or its items. */
function flawsAt(view: PolicyView, { id }: PlanResource, { path, value }: Place, bound: Bound): readonly Violation[] {
  const property = String(path[0]);
  if (!isList(value)) return flawOfItem(view, id, { path, value }, bound);
  const whole = flawOfList(value.length, bound);
  if (whole !== undefined) return [{ resource: id, property, path, ...whole }];
  for (const [index, item] of value.entries()) {
    const found = flawOfItem(view, id, { path: [...path, index], value: item }, bound);
    if (found.length > 0) return found;
  }
  return [];
}

function flawOfItem(view: PolicyView, id: string, { path, value }: Place, bound: Bound): readonly Violation[] {
  const known = view.known(value);
  const property = String(path[0]);
  const flaw = flawOf(known, bound, () => view.isSecret(id, property));
  return flaw === undefined ? [] : [{ resource: id, property, path, ...flaw }];
}

export default rule;

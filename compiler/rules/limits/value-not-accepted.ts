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

  *checkPlan(view) {
    for (const resource of view.plan.resources) {
      const bounds = boundsOfType(canonicalType(resource.type));
      for (const [property, value] of Object.entries(resource.inputs))
        for (const { steps, bound } of bounds.get(property) ?? [])
          for (const place of valuesAt(value, steps, [property])) yield* flawsAt(view, resource, place, bound);
    }
  },
};

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: PlanValue;
}

/** The values at a path of properties, in every item of the lists on the way. */
function* valuesAt(value: PlanValue, steps: readonly string[], path: Place["path"]): Iterable<Place> {
  if (steps.length === 0) yield { path, value };
  else if (isList(value)) for (const [index, item] of value.entries()) yield* valuesAt(item, steps, [...path, index]);
  else {
    const [step, ...rest] = steps;
    const next = member(value, step!);
    if (next !== undefined && next !== null) yield* valuesAt(next, rest, [...path, step!]);
  }
}

/** The first flaw of a value, or of a list or its items. */
function* flawsAt(view: PolicyView, { id }: PlanResource, { path, value }: Place, bound: Bound): Iterable<Violation> {
  const property = String(path[0]);
  const whole = isList(value) ? flawOfList(value.length, bound) : undefined;
  if (whole !== undefined) {
    yield { resource: id, property, path, ...whole };
    return;
  }
  const places = isList(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [{ path, value }];
  const wrong = places.find((each) => flawOf(view.known(each.value), bound, true) !== undefined);
  if (wrong === undefined) return;
  const flaw = flawOf(view.known(wrong.value), bound, view.isSecret(id, property));
  yield { resource: id, property, path: wrong.path, ...flaw! };
}

export default rule;

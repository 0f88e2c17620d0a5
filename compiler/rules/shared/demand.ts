/** Builds the most common check: a property of every resource of a type has an allowed value. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { Violation } from "../rule.ts";
import type { PolicyView } from "./view.ts";

/** The check that `property` of every `type` resource passes; resources that satisfy `except` are exempt. */
export function demand(
  type: string,
  property: string,
  wanted: string,
  passes: (value: PlanValue | undefined) => boolean,
  except: (resource: PlanResource) => boolean = () => false,
): (view: PolicyView) => Iterable<Violation> {
  return function* (view) {
    for (const resource of view.ofType(type)) {
      if (except(resource) || passes(resource.inputs[property])) continue;
      yield {
        resource: resource.id,
        property,
        message: `${property} must be ${wanted}, not ${JSON.stringify(resource.inputs[property])}`,
      };
    }
  };
}

export const isTrue = (value: PlanValue | undefined): boolean => value === true;
export const isSet = (value: PlanValue | undefined): boolean => value !== undefined;

/** The commonest row: a property of every resource of a type has one of some values. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { PolicyRule, Violation } from "./view.ts";

/** `code` demands that `property` of every `type` resource passes; `except` leaves out what the row is not about. */
export function demand(
  code: string,
  type: string,
  property: string,
  wanted: string,
  passes: (value: PlanValue | undefined) => boolean,
  except: (resource: PlanResource) => boolean = () => false,
): PolicyRule {
  return {
    code,
    *check(view): Iterable<Violation> {
      for (const resource of view.ofType(type)) {
        if (except(resource) || passes(resource.inputs[property])) continue;
        yield {
          resource: resource.id,
          property,
          message: `${property} must be ${wanted}, not ${JSON.stringify(resource.inputs[property])}`,
        };
      }
    },
  };
}

export const isTrue = (value: PlanValue | undefined): boolean => value === true;
export const isSet = (value: PlanValue | undefined): boolean => value !== undefined;

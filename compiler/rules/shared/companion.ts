/** Builds checks that require one resource next to another. */
import type { PlanResource } from "../../plan/types.ts";
import type { Violation } from "../rule.ts";
import { type PolicyView } from "./view.ts";
import { refId } from "../../plan/references.ts";

/** The check that the `link` property of some `companionType` resource that passes refers to every `type` resource. */
export function companion(
  type: string,
  companionType: string,
  link: string,
  missing: string,
  passes: (resource: PlanResource) => boolean = () => true,
): (view: PolicyView) => Iterable<Violation> {
  return function* (view) {
    const served = new Set(
      view
        .ofType(companionType)
        .filter(passes)
        .map((each) => refId(each.inputs[link])),
    );
    for (const resource of view.ofType(type)) if (!served.has(resource.id)) yield { resource: resource.id, message: missing };
  };
}

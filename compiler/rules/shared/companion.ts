/** Rows that demand one resource beside another. */
import type { PlanResource } from "../../plan/types.ts";
import { refId, type PolicyRule } from "./view.ts";

/** Every `type` resource is named by the `link` property of some `companion` resource that passes. */
export function companion(
  code: string,
  type: string,
  companionType: string,
  link: string,
  missing: string,
  passes: (resource: PlanResource) => boolean = () => true,
): PolicyRule {
  return {
    code,
    *check(view) {
      const served = new Set(
        view
          .ofType(companionType)
          .filter(passes)
          .map((each) => refId(each.inputs[link])),
      );
      for (const resource of view.ofType(type)) if (!served.has(resource.id)) yield { resource: resource.id, message: missing };
    },
  };
}

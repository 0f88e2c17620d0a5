/**
 * Selects the resources of a plan that were not judged before. The catalogue's verdict depends only on the resource and on the types of
 * what it refers to, and an id always has one type. So across a hundred thousand plans of the same switches, each distinct form of a
 * resource is judged once.
 */
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";

const judged = new Set<string>();
const typeOfId = new Map<string, string>();

/** Number of distinct forms judged. */
export function formsJudged(): number {
  return judged.size;
}

/** Resources whose form is new. Throws when an id has two types, which would make the shortcut wrong. */
export function novelResources(plan: Plan): readonly PlanResource[] {
  return plan.resources.filter(({ id, type, inputs, options }) => {
    if ((typeOfId.get(id) ?? type) !== type) throw new Error(`${id} has two types`);
    typeOfId.set(id, type);
    return isNew(JSON.stringify([id, inputs, options]));
  });
}

function isNew(form: string): boolean {
  if (judged.has(form)) return false;
  judged.add(form);
  return true;
}

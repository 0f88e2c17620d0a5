/**
 * What of a plan has not been judged before. The catalogue's verdict on a resource depends on the resource and on the types of what
 * it refers to, and an id always has one type; so in a hundred thousand plans of the same switches each resource is judged once
 * in each form that it takes, not once in each plan.
 */
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";

const judged = new Set<string>();
const typeOfId = new Map<string, string>();

/** How many forms of resources were judged. */
export function formsJudged(): number {
  return judged.size;
}

/** Resources whose form is new. Throws when an id has two types, which would make the short cut wrong. */
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

/** Finds each resource again after the change. A URN consists of type and id, because all modules are components of one type. */
import type { Plan, PlanResource } from "../../plan/types.ts";

export interface Identities {
  /** The resource before the change that Pulumi recognizes in one of the plan after it. */
  readonly previous: ReadonlyMap<PlanResource, PlanResource>;
  /** Resources before the change that no resource after it continues, in the order of the plan. */
  readonly gone: readonly PlanResource[];
  /** Resource ID after the change, by the one before it. */
  readonly now: ReadonlyMap<string, string>;
}

/** Pulumi looks for the resource itself, then for each of its aliases. The Pulumi project of an alias is not part of a plan. */
export function identities(before: Plan | undefined, after: Plan | undefined): Identities {
  const old = new Map((before?.resources ?? []).map((resource) => [urn(resource.type, resource.id), resource]));
  const previous = new Map<PlanResource, PlanResource>();
  const now = new Map<string, string>();
  const continues = (resource: PlanResource, key: string): boolean => {
    const found = old.get(key);
    if (found === undefined) return false;
    old.delete(key);
    previous.set(resource, found);
    now.set(found.id, resource.id);
    return true;
  };
  const renamed = (after?.resources ?? []).filter((resource) => !continues(resource, urn(resource.type, resource.id)));
  for (const resource of renamed) {
    (resource.options.aliases ?? []).some(({ id = resource.id, type = resource.type }) => continues(resource, urn(type, id)));
  }
  return { previous, gone: [...old.values()], now };
}

function urn(type: string, id: string): string {
  return `${type}::${id}`;
}

/** What waivers and exemptions have in common: where they apply. */
import type { Plan } from "../plan/types.ts";
import type { KeyPath } from "../source/types.ts";
import type { CompiledSpec, SpecPlace } from "./types.ts";

/** The line that does without a rule. */
export function placeOf({ source }: CompiledSpec, at: KeyPath): { readonly place?: SpecPlace } {
  if (source === undefined) return {};
  const { file, range } = source.locate(at);
  return { place: { file, range } };
}

/** Planned resources with a property that the rule and one of the keys cause. A resource that is missing for the rule is none. */
export function resourcesOfKeys(plan: Plan | undefined, rule: string, keys: readonly string[]): readonly string[] {
  const isCaused = (causes: readonly string[]) => causes.includes(`rule:${rule}`) && causes.some((cause) => keys.includes(cause));
  const found = plan?.resources.filter(({ from }) => Object.values(from).some(isCaused)) ?? [];
  return found.map(({ id }) => id).sort();
}

export function groupedByRule<T>(permissions: readonly (readonly [rule: string, permission: T])[]): ReadonlyMap<string, readonly T[]> {
  const byRule = new Map<string, T[]>();
  for (const [rule, permission] of permissions) byRule.set(rule, [...(byRule.get(rule) ?? []), permission]);
  return byRule;
}

/** Rules that an environment does without, and who permits it. */
import type { Plan } from "../plan/types.ts";
import { controlsOff } from "../rules/controls.ts";
import { securityRule, securityRules } from "../rules/index.ts";
import { notesOf } from "../rules/notes.ts";
import { entriesOf, isDemanded, type Waiver, type WaiverEntry } from "../rules/waivers.ts";
import type { KeyPath } from "../source/types.ts";
import type { CompiledSpec, Waived } from "./types.ts";

/** A waiver of the spec with its entries that have an effect. */
export interface EffectiveWaiver {
  readonly index: number;
  readonly waiver: Waiver;
  readonly entries: readonly WaiverEntry[];
}

/** Waivers without which the spec would violate a rule, valid or not. The rule `waiver-unneeded` and the overrides report all others. */
export function effectiveWaivers({ environment, diagnostics }: CompiledSpec): readonly EffectiveWaiver[] {
  const idle = new Set(diagnostics.flatMap(({ rule, key }) => (rule === "waiver-unneeded" ? [key] : [])));
  return (environment?.spec.waivers ?? []).flatMap((waiver, index) => {
    if (idle.has(`waivers.${index}.rule`)) return [];
    return { index, waiver, entries: entriesOf(waiver).filter(({ path }) => !idle.has(["waivers", index, ...path].join("."))) };
  });
}

/** Everything that permits the environment to do without rules, by rule. */
export function waivedByRule(spec: CompiledSpec): ReadonlyMap<string, readonly Waived[]> {
  const { environment, exemptions = [] } = spec;
  if (environment === undefined) return new Map();
  const byRule = new Map<string, Waived[]>();
  const add = (rule: string, waived: Waived) => void byRule.set(rule, [...(byRule.get(rule) ?? []), waived]);
  for (const each of effectiveWaivers(spec).filter(({ index }) => isValid(spec, index))) add(each.waiver.rule, ofSpec(spec, each));
  for (const { rule, why, reason, keys } of notesOf(environment)) {
    const by = why === "class" ? "class" : "platform";
    add(rule, { by, reason, keys, resources: resourcesOfKeys(spec.plan, rule, keys), ...placeOf(spec, keys[0]?.split(".") ?? []) });
  }
  for (const { rule, resource, at } of exemptions) {
    const { security } = securityRule(rule)!;
    if (isDemanded(environment, security)) continue;
    add(rule, {
      by: security.optional === "in-dev" ? "class" : "platform",
      reason: security.optional === "in-dev" ? `class ${environment.class} may do without it` : security.note!,
      keys: [at.join(".")],
      resources: [resource],
      ...placeOf(spec, at),
    });
  }
  return byRule;
}

/** The line that does without the rule. */
function placeOf({ source }: CompiledSpec, at: KeyPath): Pick<Waived, "place"> {
  if (source === undefined) return {};
  const { file, range } = source.locate(at);
  return { place: { file, range } };
}

/** An expired waiver, or one that the class does not allow, permits nothing. */
function isValid({ diagnostics }: CompiledSpec, index: number): boolean {
  return !diagnostics.some(({ severity, key = "" }) => severity === "error" && key.startsWith(`waivers.${index}.`));
}

function ofSpec(spec: CompiledSpec, { index, waiver, entries }: EffectiveWaiver): Waived {
  const { rule, reason, until, price } = waiver;
  const everywhere = entries.some(({ key, resource }) => key === undefined && resource === undefined);
  const keys = everywhere
    ? controlsOff(spec.environment!, securityRules).flatMap((control) => (control.rule === rule ? [control.key] : []))
    : entries.flatMap(({ key }) => key ?? []);
  const stated = everywhere
    ? (spec.exemptions ?? []).flatMap((each) => (each.rule === rule ? [each.resource] : []))
    : entries.flatMap(({ resource }) => resource ?? []);
  return {
    by: "spec",
    reason,
    until,
    ...(price === undefined ? {} : { price }),
    keys,
    resources: [...new Set([...stated, ...resourcesOfKeys(spec.plan, rule, keys)])].sort(),
    ...placeOf(spec, ["waivers", index]),
  };
}

/** Planned resources with a property that the rule and one of the keys cause. A resource that is missing for the rule is none. */
export function resourcesOfKeys(plan: Plan | undefined, rule: string, keys: readonly string[]): readonly string[] {
  const isCaused = (causes: readonly string[]) => causes.includes(`rule:${rule}`) && causes.some((cause) => keys.includes(cause));
  const found = plan?.resources.filter(({ from }) => Object.values(from).some(isCaused)) ?? [];
  return found.map(({ id }) => id).sort();
}

/** Rules that an environment does without by waivers of its spec. */
import { controlsOff } from "../rules/controls.ts";
import { securityRules } from "../rules/index.ts";
import { entriesOf, type Waiver, type WaiverEntry } from "../rules/waivers.ts";
import { groupedByRule, placeOf, resourcesOfKeys } from "./permissions.ts";
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

/** Waivers that have an effect and are valid, by rule. */
export function waivedByRule(spec: CompiledSpec): ReadonlyMap<string, readonly Waived[]> {
  const valid = effectiveWaivers(spec).filter(({ index }) => isValid(spec, index));
  return groupedByRule(valid.map((each) => [each.waiver.rule, ofSpec(spec, each)]));
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
    reason,
    until,
    ...(price === undefined ? {} : { price }),
    keys,
    resources: [...new Set([...stated, ...resourcesOfKeys(spec.plan, rule, keys)])].sort(),
    ...placeOf(spec, ["waivers", index]),
  };
}

/** Security controls that are turned off in an environment. */
import { controls } from "../../generated/controls.ts";
import type { Environment } from "../model/types.ts";
import { valueAt } from "../source/value-at.ts";
import type { Control, SecurityRule } from "./rule.ts";

const known = new WeakMap<Environment, readonly Control[]>();

/**
 * Controls that are off in this environment, whether waived or not. Cached, because waivers and pages query it often. The rules are a
 * parameter because rules that check waivers call this function, and importing all rules would create a cycle.
 */
export function controlsOff(environment: Environment, securityRules: readonly SecurityRule[]): readonly Control[] {
  let off = known.get(environment);
  if (off === undefined) {
    off = [
      ...controls.flatMap((control) => atKeys(environment, control)).filter((control) => isOff(environment, control)),
      ...securityRules.flatMap((rule) => [...(rule.control?.off(environment) ?? [])].map((control) => ({ ...control, rule: rule.name }))),
    ];
    known.set(environment, off);
  }
  return off;
}

/** Can a key turn the rule off? */
export function isSwitchable(rule: SecurityRule): boolean {
  return rule.control !== undefined || controls.some((control) => control.rule === rule.name);
}

/** Expands a control whose key has a step `*` to one control per entry of that map. */
function atKeys(environment: Environment, control: Control): readonly Control[] {
  const [map, rest] = control.key.split(".*.");
  if (rest === undefined) return [control];
  return Object.keys(valueAt(environment.spec, map!.split(".")) ?? {}).map((name) => ({ ...control, key: `${map}.${name}.${rest}` }));
}

function isOff(environment: Environment, control: Control): boolean {
  if (control.unless !== undefined && valueAt(environment.spec, control.unless.split(".")) === true) return false;
  const value = valueAt(environment.spec, control.key.split("."));
  if (control.below !== undefined) return typeof value === "number" && value < control.below;
  return value === control.off;
}

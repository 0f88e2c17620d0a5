/** Security controls that an environment has switched off. */
import { controls, type Control } from "../../generated/controls.ts";
import { valueAt } from "../source/value-at.ts";
import type { Environment } from "../model/types.ts";
import { gapsOf } from "./control-gaps.ts";
import type { Waiver } from "./waivers.ts";

const known = new WeakMap<Environment, readonly Control[]>();

/** Controls that are off in this environment, waived or not; found once, since waivers and pages ask again and again. */
export function controlsOff(environment: Environment): readonly Control[] {
  let off = known.get(environment);
  if (off === undefined) {
    off = [
      ...controls.flatMap((control) => atKeys(environment, control)).filter((control) => isOff(environment, control)),
      ...gapsOf(environment),
    ];
    known.set(environment, off);
  }
  return off;
}

/** A control whose key has a step `*` stands for one of each entry of the map there. */
function atKeys(environment: Environment, control: Control): readonly Control[] {
  const [map, rest] = control.key.split(".*.");
  if (rest === undefined) return [control];
  return Object.keys(valueAt(environment.spec, map!.split(".")) ?? {}).map((name) => ({ ...control, key: `${map}.${name}.${rest}` }));
}

/** Is a control off that the waiver is about? */
export function waivesControl(environment: Environment, { rule, key }: Waiver): boolean {
  return controlsOff(environment).some((control) => control.rule === rule && (key === undefined || key === control.key));
}

function isOff(environment: Environment, control: Control): boolean {
  const value = valueAt(environment.spec, control.key.split("."));
  if (control.below !== undefined) return typeof value === "number" && value < control.below;
  return value === control.off;
}

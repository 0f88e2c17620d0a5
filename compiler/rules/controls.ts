/** A control that is switched off must be allowed to be: by the class, or by a waiver. The findings carry the row's own code. */
import { controls, type Control } from "../../generated/controls.ts";
import { valueAt } from "../source/value-at.ts";
import type { Environment } from "../model/types.ts";
import { gapsOf } from "./control-gaps.ts";
import type { RuleFinding } from "./rule.ts";
import { securityRow } from "./security-rows.ts";
import { waiverOf, type Waiver } from "./waivers.ts";

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

export function* checkControls(environment: Environment): Iterable<RuleFinding> {
  for (const control of controlsOff(environment)) {
    const row = securityRow(control.rule);
    if (row === undefined) throw new Error(`schema: ${control.key} names the unknown rule ${control.rule}`);
    if (row.strictness === "X" || (environment.class === "dev" && row.strictness === "D")) continue;
    if (waiverOf(environment, control.rule, control.key) !== undefined) continue;
    yield {
      code: row.code,
      severity: "error",
      key: control.key,
      message: `in class ${environment.class}, ${row.demand}`,
      help: helpFor(environment, control, row.strictness === "N" || (environment.class === "prod" && row.prodWaiver === undefined)),
    };
  }
}

function isOff(environment: Environment, control: Control): boolean {
  const value = valueAt(environment.spec, control.key.split("."));
  if (control.below !== undefined) return typeof value === "number" && value < control.below;
  return value === control.off;
}

function helpFor(environment: Environment, control: Control, mandatory: boolean): string {
  const on =
    control.on ?? (control.below === undefined ? `turn it ${control.off === true ? "off" : "on"}` : `use at least ${control.below}`);
  const price = control.price === undefined ? "" : ` (${control.price})`;
  const waiver = `{ rule: ${control.rule}, reason: …, until: …${environment.class === "prod" && control.price !== undefined ? ", price: …" : ""} }`;
  if (control.off === undefined && control.below === undefined && control.on === undefined) return `add to \`waivers\`: ${waiver}`;
  return mandatory ? `${on}${price}` : `${on}${price}, or add to \`waivers\`: ${waiver}`;
}

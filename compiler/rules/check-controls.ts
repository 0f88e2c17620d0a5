/** Checks that the class or a waiver permits every control that is off. Findings carry the name of the control's rule. */
import type { Environment } from "../model/types.ts";
import { quotedFor } from "../pricing/quoted.ts";
import { controlsOff } from "./controls.ts";
import { securityRule, securityRules } from "./index.ts";
import type { Control, RuleFinding } from "./rule.ts";
import { isDemanded, waiverOf } from "./waivers.ts";

export function* checkControls(environment: Environment): Iterable<RuleFinding> {
  for (const control of controlsOff(environment, securityRules)) {
    const rule = securityRule(control.rule);
    if (rule === undefined) throw new Error(`schema: ${control.key} names the unknown rule ${control.rule}`);
    const { optional, demand, prodWaiver } = rule.security;
    if (!isDemanded(environment, rule.security)) continue;
    if (waiverOf(environment, control.rule, { key: control.key }) !== undefined) continue;
    yield {
      rule: rule.name,
      severity: "error",
      key: control.key,
      message: `in class ${environment.class}, ${demand}`,
      help: helpFor(environment, control, optional === "never" || (environment.class === "prod" && prodWaiver === undefined)),
    };
  }
}

function helpFor(environment: Environment, control: Control, mandatory: boolean): string {
  const on =
    control.on ?? (control.below === undefined ? `turn it ${control.off === true ? "off" : "on"}` : `use at least ${control.below}`);
  const told = control.price === undefined ? "" : quotedFor(control.price, [environment.region]);
  const price = told === "" ? "" : ` (${told})`;
  const waiver = `{ rule: ${control.rule}, reason: …, until: …${environment.class === "prod" && control.price !== undefined ? ", price: …" : ""} }`;
  return mandatory ? `${on}${price}` : `${on}${price}, or add to \`waivers\`: ${waiver}`;
}

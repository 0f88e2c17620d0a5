/** Runs every rule that checks specs, and checks every security control. */
import type { Environment } from "../model/types.ts";
import { checkControls } from "./check-controls.ts";
import { securityRules, specRules } from "./index.ts";
import type { CheckOptions, RuleFinding } from "./rule.ts";
import { trackReads } from "./track-reads.ts";

export interface SpecCheckOptions extends CheckOptions {
  /** Does a dotted key have an error? Findings of rules that read such a key are dropped. */
  readonly isUnreliable?: (key: string) => boolean;
}

/** All findings, sorted by rule, without waived ones. */
export function checkSpec(environment: Environment, { asOf, isUnreliable }: SpecCheckOptions): readonly RuleFinding[] {
  const context = { asOf, securityRules };
  const found: RuleFinding[] = [];
  for (const rule of specRules) {
    const reads = new Set<string>();
    const read = isUnreliable === undefined ? environment : trackReads(environment, reads);
    const findings = [...rule.checkSpec(read, context)];
    if (isUnreliable !== undefined && [...reads].some(isUnreliable)) continue;
    for (const finding of findings) found.push({ severity: rule.severity, ...finding, rule: rule.name });
  }
  if (isUnreliable === undefined) return [...found, ...checkControls(environment)];
  // Whether a control may be off depends on the class and the waivers. The check also reads the keys of all other controls.
  if (["class", "waivers"].some(isUnreliable)) return found;
  return [...found, ...[...checkControls(environment)].filter(({ key }) => !isUnreliable(key))];
}

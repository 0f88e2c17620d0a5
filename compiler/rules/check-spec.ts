/** Runs every rule that checks specs, and every security control, over an environment. */
import type { Environment } from "../model/types.ts";
import { checkControls } from "./check-controls.ts";
import { securityRules, specRules } from "./index.ts";
import type { CheckOptions, RuleFinding } from "./rule.ts";
import { trackReads } from "./track-reads.ts";

export interface SpecCheckOptions extends CheckOptions {
  /** Is the value of a dotted key wrong? Rules that read such a key find nothing. */
  readonly isUnreliable?: (key: string) => boolean;
}

/** All findings, in the order of the rules; waived ones are left out. */
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
  // Whether a control may be off depends on the class and on the waivers; it reads all other controls' keys as well.
  if (["class", "waivers"].some(isUnreliable)) return found;
  return [...found, ...[...checkControls(environment)].filter(({ key }) => !isUnreliable(key))];
}

/** Judges a plan by every security row that holds whatever the class and the waivers say. */
import type { Plan } from "../plan/types.ts";
import { policyRules } from "./plan.generated.ts";
import { PlanView, type Violation } from "./shared/view.ts";

export interface PolicyFinding extends Violation {
  /** `SEC-R1`. */
  readonly code: string;
}

/** Violations of the rows marked N (never waivable), in the order of the rules. */
export function judge(plan: Plan): readonly PolicyFinding[] {
  const view = new PlanView(plan);
  return policyRules.flatMap((rule) => [...rule.check(view)].map((violation) => ({ code: rule.code, ...violation })));
}

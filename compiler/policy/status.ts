/**
 * `waived`: the spec does without the rule, by a waiver with a reason and a last day. `exempt`: nobody has to waive it, because the class
 * or the platform does without it. `not-applicable`: the plan has no resource that the rule looks at. `not-judged`: there is no plan, or
 * the rule needs values that are known only at deployment.
 */
export type Status = "failed" | "not-judged" | "waived" | "exempt" | "passed" | "not-applicable";

/** From the worst to the best. */
export const statuses: readonly Status[] = ["failed", "not-judged", "waived", "exempt", "passed", "not-applicable"];

/** Runs rules on a plan and records what they look at: a rule that finds no resource to judge is not applicable. */
import type { PlanResource } from "../plan/types.ts";
import type { Rule, Violation } from "../rules/rule.ts";
import { PolicyView } from "../rules/shared/view.ts";

/** What a rule did with a plan. */
export interface Observation {
  readonly violations: readonly Violation[];
  /** Did a query of the rule find a resource? A rule that reads the plan without queries looks at all of it. */
  readonly applies: boolean;
  readonly readsPolicies: boolean;
}

export class RecordingView extends PolicyView {
  #asked = false;
  #found = false;
  #readsPolicies = false;

  /** Runs one rule. */
  observe(check: NonNullable<Rule["checkPlan"]>): Observation {
    this.#asked = this.#found = this.#readsPolicies = false;
    const violations = [...check(this)];
    return { violations, applies: this.#found || !this.#asked || violations.length > 0, readsPolicies: this.#readsPolicies };
  }

  override ofType(...types: readonly string[]): readonly PlanResource[] {
    return this.#record(super.ofType(...types));
  }

  override ofModule(module: string, type?: string): readonly PlanResource[] {
    return this.#record(super.ofModule(module, type));
  }

  override policies(): ReturnType<PolicyView["policies"]> {
    this.#readsPolicies = true;
    return this.#record(super.policies());
  }

  override statements(): ReturnType<PolicyView["statements"]> {
    this.#readsPolicies = true;
    return this.#record(super.statements());
  }

  #record<T>(found: readonly T[]): readonly T[] {
    this.#asked = true;
    this.#found ||= found.length > 0;
    return found;
  }
}

/** Rules that the change newly violates or fixes, and waivers that come and go. */
import { identityOf, without } from "../diagnostics/compare.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Plan, PlanWaiver } from "../plan/types.ts";
import { decimal, decimalText, type Decimal } from "../pricing/decimal.ts";
import type { CostDiff, RuleChange, RuleDiff, Side } from "./types.ts";

/** Undefined if a side is a plan whose spec is not at hand. */
export function rulesOf(before: Side | undefined, after: Side | undefined, cost: CostDiff): RuleDiff | undefined {
  const [old, now] = [before === undefined ? [] : before.diagnostics, after === undefined ? [] : after.diagnostics];
  if (old === undefined || now === undefined) return undefined;
  const [waived, unwaived] = [after?.plan?.waivers ?? [], before?.plan?.waivers ?? []];
  const [exceeded, was] = [overBudget(after?.plan, cost.after), overBudget(before?.plan, cost.before)];
  return {
    violated: [...without(now, old, identityOf).map(ruleChange), ...(was.length === 0 ? exceeded : [])],
    fixed: [...without(old, now, identityOf).map(ruleChange), ...(exceeded.length === 0 && after !== undefined ? was : [])],
    waived: without(waived, unwaived, subjectOf),
    unwaived: without(unwaived, waived, subjectOf),
  };
}

/** What is violated before and after the change, as the later side reports it; undefined as for `rulesOf`. */
export function stillViolated(before: Side | undefined, after: Side | undefined, cost: CostDiff): readonly RuleChange[] | undefined {
  if (before === undefined || after === undefined) return [];
  if (before.diagnostics === undefined || after.diagnostics === undefined) return undefined;
  const [exceeded, was] = [overBudget(after.plan, cost.after), overBudget(before.plan, cost.before)];
  return [...common(after.diagnostics, before.diagnostics), ...(was.length === 0 ? [] : exceeded)];
}

/** The budget is a rule that needs prices. */
function overBudget(plan: Plan | undefined, monthly: Decimal | undefined): readonly RuleChange[] {
  const { monthly: most, hard } = (plan?.budget ?? {}) as { readonly monthly?: number; readonly hard?: boolean };
  if (most === undefined || monthly === undefined || monthly <= decimal(most)) return [];
  const message = `the estimated cost of ${decimalText(monthly, 2)} USD a month exceeds the budget of ${most.toFixed(2)}`;
  return [{ rule: "budget-exceeded", severity: hard === true ? "error" : "warning", key: "budget.monthly", message }];
}

function common(found: readonly Diagnostic[], others: readonly Diagnostic[]): readonly RuleChange[] {
  const known = new Set(others.map(identityOf));
  return found.filter((each) => known.has(identityOf(each))).map(ruleChange);
}

function ruleChange({ rule, severity, key, message }: Diagnostic): RuleChange {
  return { rule, severity, ...(key !== undefined && { key }), message };
}

function subjectOf({ rule, key, resource }: PlanWaiver): string {
  return JSON.stringify([rule, key, resource]);
}

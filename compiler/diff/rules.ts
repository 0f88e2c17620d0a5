/** Rules that the change newly violates or fixes, and waivers that come and go. */
import type { Diagnostic } from "../diagnostics/types.ts";
import type { PlanWaiver } from "../plan/types.ts";
import type { RuleChange, RuleDiff, Side } from "./types.ts";

/** Undefined if a side is a plan whose spec is not at hand. */
export function rulesOf(before: Side | undefined, after: Side | undefined): RuleDiff | undefined {
  const [old, now] = [before === undefined ? [] : before.diagnostics, after === undefined ? [] : after.diagnostics];
  if (old === undefined || now === undefined) return undefined;
  const [waived, unwaived] = [after?.plan?.waivers ?? [], before?.plan?.waivers ?? []];
  return {
    violated: without(now, old),
    fixed: without(old, now),
    waived: waiversWithout(waived, unwaived),
    unwaived: waiversWithout(unwaived, waived),
  };
}

/** Two findings of a rule at one key are the same, although their messages state other numbers. */
function identityOf({ rule, key, security }: Diagnostic): string {
  return [rule, key, security?.resource].join(" ");
}

function without(found: readonly Diagnostic[], others: readonly Diagnostic[]): readonly RuleChange[] {
  const known = new Set(others.map(identityOf));
  return found
    .filter((each) => !known.has(identityOf(each)))
    .map(({ rule, severity, key, message }) => ({ rule, severity, ...(key !== undefined && { key }), message }));
}

function waiversWithout(found: readonly PlanWaiver[], others: readonly PlanWaiver[]): readonly PlanWaiver[] {
  const known = new Set(others.map(subjectOf));
  return found.filter((each) => !known.has(subjectOf(each)));
}

function subjectOf({ rule, key, resource }: PlanWaiver): string {
  return JSON.stringify([rule, key, resource]);
}

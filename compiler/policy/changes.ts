/** What changed in the results of one spec since an earlier state of it. */
import { without } from "../diagnostics/compare.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/types.ts";
import type { SecurityRule } from "../rules/rule.ts";
import type { Failure, PolicyReport, RuleResult, Waived } from "./types.ts";

export interface FailureOfRule {
  readonly rule: SecurityRule;
  readonly failure: Failure;
}

export interface WaivedRule {
  readonly rule: SecurityRule;
  readonly waived: Waived;
}

export interface PolicyChanges {
  readonly file: string;
  /** The later report, or the earlier one of a spec that no longer exists. */
  readonly report: PolicyReport | undefined;
  /** Rules that fail where they did not: each with its new failures only. */
  readonly failed: readonly RuleResult[];
  /** Failures of the earlier state; their places are those of that state. */
  readonly fixed: readonly FailureOfRule[];
  readonly waived: readonly WaivedRule[];
  readonly unwaived: readonly WaivedRule[];
  /** Errors that keep a state from being judged. With any, nothing is known to be new or fixed. */
  readonly problems: readonly Diagnostic[];
}

/** A report is absent if the spec does not exist in that state. */
export function changesBetween(file: string, before: PolicyReport | undefined, after: PolicyReport | undefined): PolicyChanges {
  const problems = [before, after].flatMap((report) => (report?.others ?? []).filter((each) => hasErrors([each])));
  const head = { file, report: after ?? before, problems };
  if (problems.length > 0) return { ...head, failed: [], fixed: [], waived: [], unwaived: [] };
  const [failures, past] = [failuresOf(after), failuresOf(before)];
  const isNew = new Set(without(failures, past, subjectOf).map(({ failure }) => failure));
  return {
    ...head,
    failed: (after?.results ?? []).flatMap((result): readonly RuleResult[] => {
      const found = result.failures.filter((each) => isNew.has(each));
      return found.length === 0 ? [] : [{ ...result, failures: found, waived: [], exempt: [] }];
    }),
    fixed: without(past, failures, subjectOf),
    waived: without(waivedIn(after), waivedIn(before), scopeOf),
    unwaived: without(waivedIn(before), waivedIn(after), scopeOf),
  };
}

function failuresOf(report: PolicyReport | undefined): readonly FailureOfRule[] {
  return (report?.results ?? []).flatMap(({ rule, failures }) => failures.map((failure) => ({ rule, failure })));
}

function waivedIn(report: PolicyReport | undefined): readonly WaivedRule[] {
  return (report?.results ?? []).flatMap(({ rule, waived }) => waived.map((each) => ({ rule, waived: each })));
}

function subjectOf({ rule, failure }: FailureOfRule): string {
  return JSON.stringify([rule.name, failure.subject]);
}

function scopeOf({ rule, waived: { keys, resources } }: WaivedRule): string {
  return JSON.stringify([rule.name, keys, resources]);
}

/** Counts verdicts, and keeps one example per kind of problem. */
import type { Verdict } from "./combination.ts";

/** The combinations that one thread judges. */
export interface Share {
  readonly first: number;
  readonly count: number;
}

export interface TallyResult {
  readonly judged: number;
  readonly failed: number;
  readonly problems: readonly (readonly [problem: string, seen: { readonly count: number; readonly label: string }])[];
}

export class Tally {
  judged = 0;
  failed = 0;
  readonly problems = new Map<string, { count: number; label: string }>();

  add({ label, problems }: Verdict): void {
    this.judged++;
    if (problems.length > 0) this.failed++;
    for (const problem of problems) this.see(problem, 1, label);
  }

  merge({ judged, failed, problems }: TallyResult): void {
    this.judged += judged;
    this.failed += failed;
    for (const [problem, { count, label }] of problems) this.see(problem, count, label);
  }

  result(): TallyResult {
    return { judged: this.judged, failed: this.failed, problems: [...this.problems] };
  }

  private see(problem: string, count: number, label: string): void {
    const known = this.problems.get(problem);
    if (known === undefined) this.problems.set(problem, { count, label });
    else known.count += count;
  }
}

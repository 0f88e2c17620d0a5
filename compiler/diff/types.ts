/** The comparison of one environment: everything that a reviewer must know about a change, computed from two plans and their specs. */
import type { Assessment } from "../change/danger/index.ts";
import type { Danger, Downtime } from "../change/danger/verdict.ts";
import type { Step } from "../change/time/schedule.ts";
import type { BadState, Change, Seconds } from "../change/types.ts";
import type { Change as CostChange } from "../cost/compare.ts";
import type { Diagnostic, Range } from "../diagnostics/types.ts";
import type { Plan, PlanWaiver } from "../plan/types.ts";
import type { Decimal } from "../pricing/decimal.ts";
import type { SpecSource } from "../source/types.ts";

/** One of the two sides: a spec that was compiled, or a plan alone. */
export interface Side {
  /** `spec/prod.yaml`, `origin/main:spec/prod.yaml`. */
  readonly label: string;
  readonly plan?: Plan;
  /** Absent for a plan that was read from its file. */
  readonly source?: SpecSource;
  /** Absent for a plan that was read from its file: what its spec violates is then unknown. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Text of the spec file itself, without its parents. */
  readonly text?: string;
  /** Compiles the spec with another text of the file. A plan that violates security rules is made all the same. */
  readonly recompile?: (text: string) => { readonly plan?: Plan; readonly diagnostics: readonly Diagnostic[] };
}

/** The two sides of one environment. One of them is absent if the environment is new or removed. */
export interface Pair {
  /** Path of the spec or plan, relative to the root; of the later side, if the two differ. */
  readonly file: string;
  readonly before?: Side;
  readonly after?: Side;
}

/** `removed`: merging deletes nothing, because the stack stays until `pulumi destroy`. */
export type Status = "changed" | "same" | "new" | "removed";

/** An edited key that causes an operation, and its line. */
export interface Cause {
  readonly key: string;
  readonly file?: string;
  readonly range?: Range;
}

/** An operation with its meaning and its causes. */
export interface Effect extends Assessment {
  readonly causes: readonly Cause[];
  /** Resources through which the cause reaches this one, the nearest first. */
  readonly chain: readonly string[];
}

export interface CostDiff {
  /** USD a month; undefined for a side that does not exist. */
  readonly before: Decimal | undefined;
  readonly after: Decimal | undefined;
  /** After minus before. */
  readonly change: Decimal;
  /** Lines that differ, the largest difference first. */
  readonly lines: readonly CostChange[];
  /** Some lines have no price. */
  readonly incomplete: boolean;
}

/** `broadened`: it allows more than before, or denies less. */
export type PermissionKind = "added" | "removed" | "broadened" | "narrowed" | "changed";

export interface PermissionChange {
  readonly kind: PermissionKind;
  readonly resource: string;
  readonly property: string;
  /** `Sid` of the statement, or its position. */
  readonly statement: string;
  readonly effect: string;
  /** In one line: what the statement says now, or said. */
  readonly text: string;
  /** The parts that grew, if it is broadened. */
  readonly grew: readonly string[];
}

/** A rule that is violated on one side only. */
export interface RuleChange {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly key?: string;
  readonly message: string;
}

export interface RuleDiff {
  readonly violated: readonly RuleChange[];
  readonly fixed: readonly RuleChange[];
  readonly waived: readonly PlanWaiver[];
  readonly unwaived: readonly PlanWaiver[];
}

export interface LimitChange {
  readonly name: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly limit: number;
  /** The limit before the change; differs for what the environment itself provides, such as connections. */
  readonly limitBefore: number;
  readonly source: string;
}

export interface Duration {
  /** Seconds that `pulumi up` takes. */
  readonly seconds: Seconds;
  /** The steps that decide it, in order. */
  readonly path: readonly Step[];
}

/** Who can newly reach whom, and who no longer can. */
export interface ReachDiff {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** A pull request of its own. */
export interface Part {
  readonly title: string;
  /** The edit as a unified diff that `git apply` accepts. */
  readonly patch: string;
}

/** Why the change must become several pull requests, each deployed before the next is merged. */
export interface Split {
  readonly because: string;
  readonly parts: readonly Part[];
}

/** The worst of all effects, in numbers. */
export interface Summary {
  readonly danger: Danger;
  readonly counts: { readonly created: number; readonly updated: number; readonly replaced: number; readonly deleted: number };
  /** Along the chain of resources that wait for each other. */
  readonly downtime?: Downtime;
}

export interface EnvironmentDiff {
  readonly file: string;
  readonly project: string;
  readonly environment: string;
  readonly class: Plan["class"];
  readonly status: Status;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly change: Change;
  readonly summary: Summary;
  /** The worst first. */
  readonly effects: readonly Effect[];
  readonly cost: CostDiff;
  readonly permissions: readonly PermissionChange[];
  /** Undefined if a side is a plan without its spec. */
  readonly rules: RuleDiff | undefined;
  readonly limits: readonly LimitChange[];
  readonly duration: Duration | undefined;
  readonly order: readonly BadState[];
  readonly split: Split | undefined;
  readonly reach: ReachDiff | undefined;
  /** Findings of the gate, and of approvals. */
  readonly findings: readonly Diagnostic[];
  /** What the gate looked at; undefined unless it was asked. */
  readonly gate: Verdict | undefined;
}

/** What an approval can name. */
export type Approvable = "data loss" | "destroyed" | "unknown" | "downtime";

export interface Verdict {
  readonly passed: boolean;
  /** False in class dev, whose changes need no approval. */
  readonly judged: boolean;
  /** What happens with an approval, and to which resources. */
  readonly approved: readonly { readonly change: Approvable; readonly resources: readonly string[] }[];
  /** The longest downtime that the spec allows without an approval. */
  readonly maxDowntime: number;
}

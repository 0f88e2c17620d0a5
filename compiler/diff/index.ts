/** Compares the two sides of an environment. Pure: the caller reads files and git, and knows the date. */
import { assess, type Assessment } from "../change/danger/index.ts";
import { changeOf } from "../change/operations/index.ts";
import { badStates } from "../change/time/order.ts";
import { criticalPath, scheduleOf } from "../change/time/schedule.ts";
import type { Change, OperationKind } from "../change/types.ts";
import type { Plan } from "../plan/types.ts";
import { Causes } from "./causes.ts";
import { costDiff } from "./cost.ts";
import { longestDowntime } from "./downtime.ts";
import { judged } from "./gate.ts";
import { limitChanges } from "./limits.ts";
import { permissionsOf } from "./permissions.ts";
import { reachChanges } from "./reach.ts";
import { rulesOf } from "./rules.ts";
import type { Duration, EnvironmentDiff, Pair, Status, Summary } from "./types.ts";

/** What the caller adds to a pair. */
export interface DiffOptions {
  /** YYYY-MM-DD: decides whether approvals have expired. */
  readonly asOf: string;
  /** Report what needs an approval and has none. */
  readonly gate?: boolean;
}

const nothing: Change = { operations: [], besides: [] };

/** Everything that a reviewer must know about the change of one environment. At least one side has a plan. */
export function diffOf(pair: Pair, options: DiffOptions): EnvironmentDiff {
  const [before, after] = [pair.before?.plan, pair.after?.plan];
  const status = statusOf(before, after);
  // Nothing happens to the stack of a spec that is removed.
  const change = status === "removed" ? nothing : changeOf(before, after);
  const assessments = assess(before, after, change);
  const causes = new Causes(pair, change.operations);
  const effects = assessments.map((assessment) => ({ ...assessment, ...causes.of(assessment.operation) }));
  const cost = costDiff(before, after);
  const { project, environment } = (after ?? before)!;
  const parts = {
    file: pair.file,
    project,
    environment,
    class: strictest(before, after),
    status: status === "changed" && change.operations.length + change.besides.length === 0 ? "same" : status,
    from: pair.before?.label,
    to: pair.after?.label,
    change,
    summary: summaryOf(after, change, assessments),
    effects,
    cost,
    permissions: permissionsOf(before, after, change),
    rules: rulesOf(pair.before, pair.after, cost),
    limits: status === "removed" ? [] : limitChanges(before, after),
    duration: durationOf(before, after, change),
    order: badStates(before, after, change),
    split: undefined,
    reach: reachChanges(before, after, change),
  } as const;
  return { ...parts, ...judged(parts, pair, options) };
}

function statusOf(before: Plan | undefined, after: Plan | undefined): Status {
  if (before === undefined) return "new";
  return after === undefined ? "removed" : "changed";
}

/** An edit of the class does not escape the rules of class prod. */
function strictest(before: Plan | undefined, after: Plan | undefined): Plan["class"] {
  return before?.class === "prod" || after?.class === "prod" ? "prod" : "dev";
}

function summaryOf(after: Plan | undefined, { operations }: Change, assessments: readonly Assessment[]): Summary {
  const count = (...kinds: readonly OperationKind[]) => operations.filter(({ kind }) => kinds.includes(kind)).length;
  const downtime = longestDowntime(after, assessments);
  return {
    danger: assessments[0]?.danger ?? "no effect",
    counts: { created: count("create"), updated: count("update", "unknown"), replaced: count("replace"), deleted: count("delete") },
    ...(downtime !== undefined && { downtime }),
  };
}

function durationOf(before: Plan | undefined, after: Plan | undefined, change: Change): Duration | undefined {
  const path = criticalPath(scheduleOf(before, after, change));
  const most = criticalPath(scheduleOf(before, after, change, 1));
  return path.length === 0 ? undefined : { seconds: [path.at(-1)!.end, most.at(-1)!.end], path };
}

/** Tasks of a service whose limits change at stated times. */
import { sharesAfter } from "../aws/cron-days.ts";
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { member } from "../plan/values.ts";
import { decimal, greatest, least, over, sum, times, zero, type Decimal } from "./decimal.ts";

interface Limits {
  readonly least: Decimal;
  readonly most: Decimal;
}

/** The actions on a scalable target. */
export function scheduledActions(plan: PlanReader, target: PlanResource): readonly PlanResource[] {
  return plan
    .ofType("aws:appautoscaling/scheduledAction:ScheduledAction")
    .filter(({ inputs }) => plan.target(inputs["resourceId"])?.id === target.id);
}

/** The limits that each action sets. */
export function limitsOf(plan: PlanReader, actions: readonly PlanResource[]): readonly Limits[] {
  return actions.map(({ inputs }) => {
    const count = (name: string) => decimal(Number(plan.known(member(inputs["scalableTargetAction"], name)) ?? 0));
    return { least: count("minCapacity"), most: count("maxCapacity") };
  });
}

/**
 * Average number of tasks if `needed` carry the load: what each action leaves running, weighted by the time until the next one. If the times
 * cannot be compared, because they name years or several time zones, the largest of these numbers.
 */
export function runningOnSchedule(plan: PlanReader, actions: readonly PlanResource[], needed: Decimal): Decimal {
  const running = limitsOf(plan, actions).map((limits) => greatest(limits.least, least(needed, limits.most)));
  const zones = new Set(actions.map((action) => plan.text(action, "timezone") ?? "UTC"));
  const shares = zones.size > 1 ? undefined : sharesAfter(actions.map((action) => plan.text(action, "schedule") ?? ""));
  if (shares === undefined) return greatest(zero, ...running);
  return running.reduce((total, tasks, index) => {
    const { minutes, of } = shares[index]!;
    return sum(total, times(tasks, over(decimal(minutes), decimal(of))));
  }, zero);
}

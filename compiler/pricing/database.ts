/** Data volume and backup volume of a database, for RDS itself and for AWS Backup. */
import { sourceOf } from "../plan/replicas.ts";
import type { PlanResource } from "../plan/types.ts";
import type { CostContext } from "./context.ts";
import { decimal, sum, times, type Decimal } from "./decimal.ts";

/** The primary instance of a replica; any other instance itself. */
export function primaryOf({ plan }: CostContext, instance: PlanResource): PlanResource {
  return sourceOf(plan, instance) ?? instance;
}

/** GB of allocated storage. A replica has as much as its primary. */
export function allocatedGb(context: CostContext, instance: PlanResource): Decimal {
  const own = instance.inputs["allocatedStorage"] === undefined ? primaryOf(context, instance) : instance;
  return decimal(context.plan.number(own, "allocatedStorage", 0));
}

/** GB of data in an instance. */
export function dataGb(context: CostContext, instance: PlanResource): Decimal {
  return times(allocatedGb(context, instance), context.traffic.share("databaseFilledPercent"));
}

/** GB of `days` daily backups: one full copy and the changes of each day. */
export function dailyBackupGb(context: CostContext, instance: PlanResource, days: number): Decimal {
  const changed = times(context.traffic.share("databaseChangedPercentPerDay"), decimal(days));
  return times(dataGb(context, instance), sum(decimal(1), changed));
}

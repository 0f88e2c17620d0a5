/** What a database holds and what its backups keep. Used where it runs and where AWS Backup copies it. */
import type { PlanResource } from "../plan/types.ts";
import type { CostContext } from "./context.ts";
import { decimal, sum, times, type Decimal } from "./decimal.ts";

export const databaseType = "aws:rds/instance:Instance";

/** The instance that a replica copies, or the instance itself. */
export function primaryOf({ plan }: CostContext, instance: PlanResource): PlanResource {
  return plan.target(instance.inputs["replicateSourceDb"]) ?? instance;
}

/** GB of storage of an instance; a replica has its primary's. */
export function allocatedGb(context: CostContext, instance: PlanResource): Decimal {
  const own = instance.inputs["allocatedStorage"] === undefined ? primaryOf(context, instance) : instance;
  return decimal(context.plan.number(own, "allocatedStorage", 0));
}

/** GB of data in an instance. */
export function dataGb(context: CostContext, instance: PlanResource): Decimal {
  return times(allocatedGb(context, instance), context.traffic.share("databaseFilledPercent"));
}

/** GB that so many daily backups keep: one whole, and each day's changes. */
export function dailyBackupGb(context: CostContext, instance: PlanResource, days: number): Decimal {
  const changed = times(context.traffic.share("databaseChangedPercentPerDay"), decimal(days));
  return times(dataGb(context, instance), sum(decimal(1), changed));
}

/** Cost of the database snapshots in AWS Backup. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { dailyBackupGb, dataGb } from "../../pricing/database.ts";
import { decimal, least, over, sum, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { refersTo } from "../../plan/references.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:backup/plan:Plan", (plan) => {
    const databases = backedUp(context, plan);
    return lines(plan, {
      item: "backup storage",
      kind: "fixed",
      key: "backup.backupDailyRetentionDays",
      by: ["rules"],
      quantity: databases.reduce((total, database) => sum(total, keptGb(context, plan, database)), zero),
      price: context.price("backup", "rds_snapshot_gb_month", "GB-month"),
      allowance: "database-backup",
    });
  });
}

function backedUp({ plan }: CostContext, backupPlan: PlanResource): readonly PlanResource[] {
  return plan
    .ofType("aws:backup/selection:Selection")
    .filter((selection) => refersTo(selection.inputs["planId"], backupPlan.id))
    .flatMap((selection) => plan.list(selection, "resources").flatMap((value) => plan.target(value) ?? []))
    .filter(({ type }) => type === "aws:rds/instance:Instance");
}

interface Rule {
  readonly ruleName?: string;
  readonly lifecycle?: { readonly deleteAfter?: number };
}

/**
 * Snapshots are incremental: one full copy, the changes of each day within the daily retention, and the changes of each week beyond it. A
 * week's change is seven daily changes, at most the whole database.
 */
function keptGb(context: CostContext, plan: PlanResource, database: PlanResource): Decimal {
  const rules = context.plan.list(plan, "rules").map((rule) => context.plan.known(rule) as Rule);
  const days = (names: (name: string) => boolean) =>
    Math.max(0, ...rules.filter(({ ruleName = "" }) => names(ruleName)).map(({ lifecycle }) => lifecycle?.deleteAfter ?? 3653));
  const daily = days((name) => !name.startsWith("weekly"));
  const weeksAlone = Math.max(0, days((name) => name.startsWith("weekly")) - daily);
  const weekly = least(decimal(1), times(decimal(7), context.traffic.share("databaseChangedPercentPerDay")));
  return sum(dailyBackupGb(context, database, daily), times(dataGb(context, database), weekly, over(decimal(weeksAlone), decimal(7))));
}

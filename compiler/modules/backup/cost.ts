/** Cost of the database snapshots in AWS Backup, and of their copies. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { dailyBackupGb, dataGb } from "../../pricing/database.ts";
import { decimal, least, over, sum, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import type { Price } from "../../pricing/price-book.ts";
import { refersTo } from "../../plan/references.ts";
import { list, records } from "../../plan/values.ts";

export function cost(context: CostContext): readonly CostLine[] {
  return linesOfAll(context, "aws:backup/plan:Plan", (plan) => {
    const databases = backedUp(context, plan);
    const own = rulesOf(context, plan);
    const stored = lines(plan, {
      item: "backup storage",
      kind: "fixed",
      key: "backup.backupDailyRetentionDays",
      by: ["rules"],
      quantity: databases.reduce((total, database) => sum(total, keptGb(context, own, database)), zero),
      price: context.price("backup", "rds_snapshot_gb_month", "GB-month"),
      allowance: "database-backup",
    });
    return [...stored, ...copyLines(context, plan, databases)];
  });
}

/**
 * Copies are kept like the originals, at the price of the environment's own region, which differs little from others. What another account
 * stores is on its own bill. Every copy sends the changes since the last one.
 */
function copyLines(context: CostContext, plan: PlanResource, databases: readonly PlanResource[]): readonly CostLine[] {
  const copies = copiesOf(context, plan);
  const stored = copies.filter(({ leavesAccount }) => !leavesAccount);
  const sent = copies.filter(({ leavesRegion }) => leavesRegion);
  const of = (item: string, gb: (database: PlanResource) => Decimal, price: Price) =>
    lines(plan, {
      item,
      kind: "fixed",
      key: "backup.backupCopyTo",
      quantity: databases.reduce((total, database) => sum(total, gb(database)), zero),
      price,
    });
  return [
    ...of(
      "copies of backups",
      (database) => keptGb(context, stored, database),
      context.price("backup", "rds_snapshot_gb_month", "GB-month"),
    ),
    ...of(
      "transfer of backups to another region",
      (database) => sentGb(context, sent, database),
      context.price("data_transfer", "inter_region_gb", "GB"),
    ),
  ];
}

interface Copy extends Rule {
  readonly leavesRegion: boolean;
  readonly leavesAccount: boolean;
}

function copiesOf(context: CostContext, plan: PlanResource): readonly Copy[] {
  const accounts = list(context.plan.plan.providers["aws"]?.inputs["allowedAccountIds"]);
  return records(plan.inputs["rules"]).flatMap((rule) =>
    records(rule["copyActions"]).map((copy) => {
      const made = context.plan.target(copy["destinationVaultArn"]);
      const stated = made === undefined ? String(context.plan.known(copy["destinationVaultArn"])).split(":") : [];
      const region = made === undefined ? stated[3] : (made.inputs["region"] ?? context.plan.plan.region);
      return {
        ruleName: context.plan.known(rule["ruleName"]) as string,
        lifecycle: context.plan.known(copy["lifecycle"]) as NonNullable<Rule["lifecycle"]>,
        leavesRegion: region !== context.plan.plan.region,
        // A vault may be in the plan's own account as long as that is not known.
        leavesAccount: made === undefined && accounts.length > 0 && !accounts.includes(stated[4] ?? ""),
      };
    }),
  );
}

/** GB that a month's copies send: the changes of each day, and once more those of each week for the weekly copy. */
function sentGb(context: CostContext, copies: readonly Copy[], database: PlanResource): Decimal {
  const changed = context.traffic.share("databaseChangedPercentPerDay");
  const sent = copies.map(({ ruleName = "" }) =>
    ruleName.startsWith("weekly") ? times(over(context.days, decimal(7)), weeklyChange(context)) : times(context.days, changed),
  );
  return times(dataGb(context, database), sum(zero, ...sent));
}

function backedUp({ plan }: CostContext, backupPlan: PlanResource): readonly PlanResource[] {
  return plan
    .ofType("aws:backup/selection:Selection")
    .filter((selection) => refersTo(selection.inputs["planId"], backupPlan.id))
    .flatMap((selection) => plan.list(selection, "resources").flatMap((value) => plan.target(value) ?? []))
    .filter(({ type }) => type === "aws:rds/instance:Instance");
}

function rulesOf({ plan: reader }: CostContext, plan: PlanResource): readonly Rule[] {
  return records(plan.inputs["rules"]).map((rule) => ({
    ruleName: reader.known(rule["ruleName"]) as string,
    lifecycle: reader.known(rule["lifecycle"]) as NonNullable<Rule["lifecycle"]>,
  }));
}

/** Share of the database that changes in a week. */
function weeklyChange({ traffic }: CostContext): Decimal {
  return least(decimal(1), times(decimal(7), traffic.share("databaseChangedPercentPerDay")));
}

interface Rule {
  readonly ruleName?: string;
  readonly lifecycle?: { readonly deleteAfter?: number };
}

/**
 * Snapshots are incremental: one full copy, the changes of each day within the daily retention, and the changes of each week beyond it. A
 * week's change is seven daily changes, at most the whole database.
 */
function keptGb(context: CostContext, rules: readonly Rule[], database: PlanResource): Decimal {
  if (rules.length === 0) return zero;
  const days = (names: (name: string) => boolean) =>
    Math.max(0, ...rules.filter(({ ruleName = "" }) => names(ruleName)).map(({ lifecycle }) => lifecycle?.deleteAfter ?? 3653));
  const daily = days((name) => !name.startsWith("weekly"));
  const weeksAlone = Math.max(0, days((name) => name.startsWith("weekly")) - daily);
  const weekly = times(dataGb(context, database), weeklyChange(context), over(decimal(weeksAlone), decimal(7)));
  return sum(dailyBackupGb(context, database, daily), weekly);
}

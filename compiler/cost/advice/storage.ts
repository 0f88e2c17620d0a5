/** gp3 storage: room that is paid and empty. (IOPS cannot be bought below 400 GiB, and are 12,000 for nothing from there on.) */
import { decimal, decimalText, greatest, minus, over, roundedUp, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { Traffic } from "../../pricing/traffic.ts";
import { costOf } from "../index.ts";
import type { Advice, Situation } from "./types.ts";

/** RDS grows the volume when less than a tenth is free; a fifth of room is more than enough. */
const filledAtMost = decimal("0.8");
const smallest = decimal(20);

export function storageAdvice(situation: Situation): readonly Advice[] {
  const { rdsAllocatedStorage: allocated } = situation.environment.spec.rds;
  const used = times(decimal(allocated), new Traffic(situation.report.plan.usage).share("databaseFilledPercent"));
  const enough = greatest(smallest, roundedUp(over(used, filledAtMost)));
  if (enough >= decimal(allocated)) return [];
  const saves = whenFilled(situation, enough, used);
  if (saves === undefined || saves <= zero) return [];
  return [
    {
      title: `${decimalText(enough)} GiB of storage instead of ${allocated}`,
      key: "rds.rdsAllocatedStorage",
      saves,
      why: `${decimalText(used)} GiB are used (usage.databaseFilledPercent); storage grows automatically up to rds.rdsMaxAllocatedStorage`,
      givesUp: "none for a new database; AWS cannot shrink an existing one",
    },
  ];
}

/** The smaller volume holds the same data, so a greater share of it is filled. */
function whenFilled({ report, alternatives }: Situation, enough: Decimal, used: Decimal): Decimal | undefined {
  const alternative = alternatives.change("rds.rdsAllocatedStorage", Number(decimalText(enough)));
  if (alternative === undefined) return undefined;
  const databaseFilledPercent = Number(decimalText(times(over(used, enough), decimal(100)), 6));
  const plan = { ...alternative.plan, usage: { ...alternative.plan.usage, databaseFilledPercent } };
  return minus(report.totals.monthly, costOf(plan, report.book).totals.monthly);
}

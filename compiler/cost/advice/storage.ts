/** gp3 storage that is paid for but empty. (Below 400 GiB additional IOPS are not available; from 400 GiB on, 12,000 are included.) */
import { decimal, decimalText, greatest, minus, over, roundedUp, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { Traffic } from "../../pricing/traffic.ts";
import { costOf } from "../index.ts";
import type { Advice, Situation } from "./types.ts";

/** RDS autoscaling grows the volume when less than a tenth is free, so a fifth of free space is ample. */
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

/** Savings of the smaller volume. It holds the same data, so its fill percentage is higher. */
function whenFilled({ report, alternatives }: Situation, enough: Decimal, used: Decimal): Decimal | undefined {
  const alternative = alternatives.change("rds.rdsAllocatedStorage", Number(decimalText(enough)));
  if (alternative === undefined) return undefined;
  const databaseFilledPercent = Number(decimalText(times(over(used, enough), decimal(100)), 6));
  const plan = { ...alternative.plan, usage: { ...alternative.plan.usage, databaseFilledPercent } };
  return minus(report.totals.monthly, costOf(plan, report.book).totals.monthly);
}

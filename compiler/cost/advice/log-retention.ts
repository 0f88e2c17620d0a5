/** Logs that are kept for more than a month. */
import { decimal, decimalText, minus, over, sum, times, zero } from "../../pricing/decimal.ts";
import { amount } from "../../pricing/line.ts";
import { readerOf } from "../../plan/reader.ts";
import type { Advice, Situation } from "./types.ts";

const month = 30;

export function logRetentionAdvice({ report }: Situation): readonly Advice[] {
  const view = readerOf(report.plan, "in-service");
  const kept = report.lines.filter(({ item, monthly }) => item === "log storage" && monthly !== undefined);
  const groups = kept.flatMap((line) => {
    const group = view.ofType("aws:cloudwatch/logGroup:LogGroup").find(({ id }) => id === line.resource);
    const days = group === undefined ? 0 : view.number(group, "retentionInDays", 0);
    const [key] = line.keys;
    if (days <= month || key === undefined) return [];
    const share = minus(decimal(1), over(decimal(month), decimal(days)));
    return [{ key, days, saves: amount(times(line.quantity, share), line.price.usd ?? zero) }];
  });
  const saves = groups.reduce((total, group) => sum(total, group.saves), zero);
  if (saves === zero) return [];
  const keys = [...new Set(groups.map(({ key }) => key))];
  return [
    {
      title: "30 days of log retention",
      key: keys.join(", "),
      saves,
      why: `${groups.length} log groups are kept for up to ${Math.max(...groups.map(({ days }) => days))} days, which costs ${decimalText(saves, 2)} more a month than ${month} days`,
      givesUp: "older events cannot be looked up; auditors expect a year (log-retention-one-year)",
    },
  ];
}

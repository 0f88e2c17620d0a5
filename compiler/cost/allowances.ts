/** Free allowances as lines of their own, so that every other line keeps its quantity and price. */
import { decimal, least, minus, sum, zero, type Decimal } from "../pricing/decimal.ts";
import { amount, type Allowance, type CostLine } from "../pricing/line.ts";
import type { CostContext } from "../pricing/context.ts";
import { databaseType } from "../plan/replicas.ts";
import { allocatedGb } from "../pricing/database.ts";

/**
 * Free quantity per account and month (AWS pricing pages; `free_tier_note` in the price source), in the unit of the lines. It applies once
 * per account: `usage.accountFreeTier` states whether this environment gets it.
 */
const accountFree: Readonly<Partial<Record<Allowance, string>>> = {
  logs: "5",
  alarms: "10",
  metrics: "10",
  dashboards: "3",
  sqs: "1",
  sns: "1",
  mails: "0.01",
  egress: "100",
  kms: "2",
};

/**
 * Bot Control requests included in its subscription, in millions (AWS WAF pricing; `waf.bot_control_common_million` in the price source).
 */
const botControlFree = "10";

/** The lines, plus one line per free allowance. Where there is no price, only the quantity above the allowance remains. */
export function withAllowances(context: CostContext, lines: readonly CostLine[]): readonly CostLine[] {
  const left = new Map<Allowance, Decimal>();
  const remaining = (allowance: Allowance): Decimal => {
    const known = left.get(allowance);
    if (known !== undefined) return known;
    const whole = quantityOf(context, allowance);
    left.set(allowance, whole);
    return whole;
  };
  return lines.flatMap((line) => {
    const { allowance } = line;
    if (allowance === undefined) return [line];
    const free = least(line.quantity, remaining(allowance));
    if (free === zero) return [line];
    left.set(allowance, minus(remaining(allowance), free));
    return line.price.usd === undefined ? beyond(line, free) : [line, credit(line, free, line.price.usd)];
  });
}

function quantityOf(context: CostContext, allowance: Allowance): Decimal {
  if (allowance === "database-backup") {
    return context.plan.ofType(databaseType).reduce((total, instance) => sum(total, allocatedGb(context, instance)), zero);
  }
  if (allowance === "bot-control") return decimal(botControlFree);
  return context.traffic.freeTier ? decimal(accountFree[allowance] ?? "0") : zero;
}

function credit(line: CostLine, free: Decimal, usd: Decimal): CostLine {
  const quantity = minus(zero, free);
  const { range: _range, ...rest } = line;
  return { ...rest, item: `${line.item}, free`, quantity, monthly: amount(quantity, usd) };
}

function beyond(line: CostLine, free: Decimal): readonly CostLine[] {
  const quantity = minus(line.quantity, free);
  return quantity === zero ? [] : [{ ...line, quantity }];
}

/** What keys and resources cost in compiled specs, for explanations. */
import { costOfKey } from "../../cost/by-key.ts";
import { costOf, type CostReport } from "../../cost/index.ts";
import { priceOfKey } from "../../cost/key-price.ts";
import { priceBookOf } from "../../cost/load.ts";
import type { ExplainedSpec, RegionPrices } from "../../explain/explanation.ts";
import type { PlannedSpec } from "../../explain/resource.ts";
import { decimalText, rounded, type Decimal } from "../../pricing/decimal.ts";
import type { KeyPrice } from "../../pricing/key-price.ts";
import type { SpecSource } from "../../source/types.ts";
import { alternativesOf } from "../../what-if.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

/** The key in a spec; empty if the spec could not be read. `day` is YYYY-MM-DD. */
export function explainedSpec({ target, source, environment, plan }: CompiledTarget, key: string, day: string): readonly ExplainedSpec[] {
  if (source === undefined) return [];
  const report = plan === undefined ? undefined : costOf(plan, priceBookOf(plan.region));
  return [
    {
      file: target.file,
      source,
      environment,
      plan,
      cost: report === undefined || report.book.date === "" ? undefined : costIn(report, source, key, day),
      prices: report === undefined ? undefined : pricesIn(report, key),
    },
  ];
}

function costIn(report: CostReport, source: SpecSource, key: string, day: string): KeyPrice<number> {
  const price = priceOfKey(report, alternativesOf(source, day), key);
  const cents = (amount: Decimal) => Number(decimalText(rounded(amount, 2)));
  return {
    monthly: cents(price.monthly),
    decides: cents(price.decides),
    changes: price.changes.map(({ to, monthly, highest, waivers }) => {
      return { to, monthly: cents(monthly), highest: cents(highest), waivers };
    }),
  };
}

function pricesIn(report: CostReport, key: string): RegionPrices {
  const lines = costOfKey(report, key).lines.filter(({ item }) => !item.endsWith(", free"));
  const items = new Map(
    lines.map(({ item, price }) => [
      `${item} ${price.name}`,
      { item, unit: price.unit, usd: price.usd === undefined ? null : decimalText(price.usd) },
    ]),
  );
  return { region: report.plan.region, date: report.book.date, items: [...items.values()] };
}

/** Empty for a spec with errors. */
export function plannedSpec({ target, plan }: CompiledTarget): readonly PlannedSpec[] {
  if (plan === undefined) return [];
  const { lines, book } = costOf(plan, priceBookOf(plan.region));
  const text = ({ item, monthly, quantity, price }: (typeof lines)[number]) => {
    const amount = `${decimalText(quantity, 3).replace(/\.?0+$/, "")} ${price.unit}`;
    if (monthly === undefined || price.usd === undefined) return `${item}: no price known (${amount})`;
    return `${item}: ${decimalText(monthly, 2)} USD a month (${amount} × ${decimalText(price.usd)})`;
  };
  return [
    {
      file: target.file,
      plan,
      costsOf: (id) => lines.filter(({ resource }) => resource === id).map(text),
      prices: book.date === "" ? `${plan.region}, which has no price book` : `${plan.region}, prices of ${book.date}`,
    },
  ];
}

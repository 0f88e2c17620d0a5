/** What keys and resources cost in compiled specs, for explanations. */
import type { Alternative, Alternatives } from "../../cost/alternatives.ts";
import { costOfKey } from "../../cost/by-key.ts";
import type { CostReport } from "../../cost/index.ts";
import { priceOfKey } from "../../cost/key-price.ts";
import { costAtShippedPrices } from "../../cost/shipped-prices.ts";
import type { ExplainedSpec, RegionPrices } from "../../explain/explanation.ts";
import type { PlannedSpec } from "../../explain/resource.ts";
import { decimalText, rounded, type Decimal } from "../../pricing/decimal.ts";
import type { KeyPrice } from "../../pricing/key-price.ts";
import { alternativesOf } from "../../what-if.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { effectsIn } from "./effects.ts";

/** The key in a spec; empty if the spec could not be read. Other values are tried on the `main` spec. `day` is YYYY-MM-DD. */
export function explainedSpec(compiled: CompiledTarget, key: string, day: string, main: boolean): readonly ExplainedSpec[] {
  const { target, source, environment, plan } = compiled;
  if (source === undefined) return [];
  const alternatives = planningOnce(alternativesOf(source, day));
  const report = plan === undefined ? undefined : costAtShippedPrices(plan);
  return [
    {
      file: target.file,
      source,
      environment,
      plan,
      cost: report === undefined || report.book.date === "" ? undefined : costIn(report, alternatives, key),
      prices: report === undefined ? undefined : pricesIn(report, key),
      effects: main && report !== undefined ? effectsIn(target.file, report, alternatives, key) : [],
    },
  ];
}

/** Prices and effects try some of the same values. */
function planningOnce(all: Alternatives): Alternatives {
  const known = new Map<string, Alternative | undefined>();
  return {
    environment: () => all.environment(),
    change: (edits) => {
      const id = JSON.stringify(edits);
      if (!known.has(id)) known.set(id, all.change(edits));
      return known.get(id);
    },
  };
}

function costIn(report: CostReport, alternatives: Alternatives, key: string): KeyPrice<number> {
  const price = priceOfKey(report, alternatives, key);
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
  const { lines, book } = costAtShippedPrices(plan);
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

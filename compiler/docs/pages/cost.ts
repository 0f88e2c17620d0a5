/** The cost table of the index page, if prices are available. */
import type { SectionFacts } from "../../reference/keys.ts";
import type { DocInput } from "../input.ts";
import { table } from "../markdown.ts";

/** Costs by module and environment in USD a month, with totals; a sentence if there are no prices. */
export function costTable(sections: readonly SectionFacts[], { environments, costs }: DocInput): string {
  if (costs === undefined || costs.length === 0) return "See [cost.md](cost.md).";
  const numbers = environments.map((_, column) => column + 1);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const rows = costs.map(({ module, monthly }) => [titles.get(module) ?? module, ...monthly.map(amountText)]);
  const totals = environments.map((_, column) => {
    const known = costs.flatMap(({ monthly }) => monthly[column] ?? []);
    return amountText(
      costs.some(({ monthly }) => monthly[column] === undefined) ? undefined : known.reduce((sum, amount) => sum + amount, 0),
    );
  });
  const total = ["**Total**", ...totals.map((amount) => `**${amount}**`)];
  return `USD a month. All lines and the assumptions: [cost.md](cost.md).\n\n${table(["Module", ...environments.map(({ name }) => name)], [...rows, total], numbers)}`;
}

/** Dollars and cents, or that the environment's region has no prices. */
export function amountText(amount: number | undefined): string {
  return amount === undefined ? "not priced" : amount.toFixed(2);
}

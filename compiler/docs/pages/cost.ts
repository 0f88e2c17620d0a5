/** The cost table of the index page, if prices are available. */
import type { SectionFacts } from "../../reference/keys.ts";
import type { DocInput } from "../input.ts";
import { table } from "../markdown.ts";

/** Costs by module and environment in USD a month, with totals; a sentence if there are no prices. */
export function costTable(sections: readonly SectionFacts[], { environments, costs }: DocInput): string {
  if (costs === undefined || costs.length === 0) return "See [cost.md](cost.md).";
  const numbers = environments.map((_, column) => column + 1);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const rows = costs.map(({ module, monthly }) => [titles.get(module) ?? module, ...monthly.map((amount) => amount.toFixed(2))]);
  const totals = environments.map((_, column) => costs.reduce((sum, { monthly }) => sum + (monthly[column] ?? 0), 0));
  const total = ["**Total**", ...totals.map((amount) => `**${amount.toFixed(2)}**`)];
  return `USD a month. All lines and the assumptions: [cost.md](cost.md).\n\n${table(["Module", ...environments.map(({ name }) => name)], [...rows, total], numbers)}`;
}

/** The cost table of the index page, if prices are available. */
import type { SectionFacts } from "../../reference/keys.ts";
import type { DocInput } from "../input.ts";
import { table } from "../markdown.ts";

/** Costs by module and environment in USD a month, with totals; a sentence if there are no prices. */
export function costTable(sections: readonly SectionFacts[], { environments, costs }: DocInput): string {
  if (costs === undefined || costs.length === 0) return "See [cost.md](cost.md).";
  const numbers = environments.map((_, column) => column + 1);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const rows = costs.map(({ module, monthly }) => [titles.get(module) ?? module, ...monthly.map(dollars)]);
  const totals = environments.map((_, column) => sum(costs.map(({ monthly }) => monthly[column])));
  const total = ["**Total**", ...totals.map((amount) => (amount === undefined ? dollars(amount) : `**${dollars(amount)}**`))];
  return `${missingPrices(totals, environments)}USD a month. All lines and the assumptions: [cost.md](cost.md).\n\n${table(["Module", ...environments.map(({ name }) => name)], [...rows, total], numbers)}`;
}

/** Descriptions quote prices of one region. Elsewhere, the reader is told so. */
export const quotedRegion = "eu-central-1";

/** Is an environment in another region? */
export function quotesOtherPrices(input: DocInput): boolean {
  return otherRegions(input).length > 0;
}

function otherRegions({ environments }: DocInput): readonly string[] {
  return [...new Set(environments.map(({ plan }) => plan.region))].filter((region) => region !== quotedRegion);
}

/** Which prices a page shows; empty where there is only one region, the one that descriptions quote. */
export function priceNote(input: DocInput): string {
  const others = otherRegions(input);
  if (others.length === 0) return "";
  return `Prices in descriptions are those of ${quotedRegion}. What these environments cost in ${others.join(", ")}: [cost.md](cost.md), and the row *On the bill* of each key.`;
}

/** An amount with cents. */
export function dollars(amount: number | undefined): string {
  return amount === undefined ? "no prices" : amount.toFixed(2);
}

function sum(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce((total, amount) => (total === undefined || amount === undefined ? undefined : total + amount), 0);
}

function missingPrices(totals: readonly (number | undefined)[], environments: DocInput["environments"]): string {
  const regions = [...new Set(environments.filter((_, column) => totals[column] === undefined).map(({ plan }) => plan.region))];
  return regions.length === 0 ? "" : `No price book of ${regions.join(", ")} is available, so costs there are unknown. `;
}

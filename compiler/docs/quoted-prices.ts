/** Descriptions of keys quote prices of one region. */
import type { DocInput } from "./input.ts";

export const quotedRegion = "eu-central-1";

/** Is an environment in another region? */
export function quotesOtherPrices(input: DocInput): boolean {
  return otherRegions(input).length > 0;
}

/** Which prices a page shows; empty where there is only one region, the one that descriptions quote. */
export function priceNote(input: DocInput): string {
  const others = otherRegions(input);
  if (others.length === 0) return "";
  return `Prices in descriptions are those of ${quotedRegion}. What these environments cost in ${others.join(", ")}: [cost.md](cost.md), and the row *On the bill* of each key.`;
}

function otherRegions({ environments }: DocInput): readonly string[] {
  return [...new Set(environments.map(({ plan }) => plan.region))].filter((region) => region !== quotedRegion);
}

/** A picture as a stack of rows of equal width: the content and height of each. */
import type { Card } from "./cards.ts";
import type { Gateway, PictureModel, PlacedCard } from "./model.ts";
import type { Summary } from "./summaries.ts";

/** Width of every row, px. With the lanes for arrows on both sides, a picture is about 1000 px wide. */
export const rowWidth = 840;

interface Place {
  /** Unique id; for a card, the resource's id. */
  readonly id: string;
  readonly height: number;
}

export type Row = Place &
  (
    | { readonly kind: "network-head" }
    | { readonly kind: "zones" }
    | { readonly kind: "subnets"; readonly tier: string }
    | { readonly kind: "card"; readonly card: Card | PlacedCard; readonly tier?: string }
    | { readonly kind: "gateways"; readonly gateways: readonly Gateway[]; readonly tier: string }
    | { readonly kind: "heading"; readonly text: string }
    | { readonly kind: "summaries"; readonly summaries: readonly Summary[] }
    | { readonly kind: "changes"; readonly resources: readonly string[] }
  );

export const heights = { head: 20, line: 34, card: 48, units: 68, summaryLine: 16, summary: 46, change: 50 } as const;

/** Changed resources side by side, and at most: a list shows all of them better than a picture. */
export const changeColumns = 3;
const mostChanges = 120;

function headOf(changes: number): string {
  return `Other changes (${changes > mostChanges ? `${mostChanges} of ${changes}; the list has all` : changes})`;
}

/** The rows of a picture, from top to bottom. `changes` are resources that change and are not drawn otherwise. */
export function rowsOf({ before, network, tiers, after, summaries }: PictureModel, changes: readonly string[] = []): readonly Row[] {
  const rows: Row[] = before.map((card) => ({ kind: "card", id: card.id, card, height: heights.line }));
  if (network.zones.length > 0) {
    rows.push({ kind: "network-head", id: ":network", height: heights.head + 12 }, { kind: "zones", id: ":zones", height: heights.head });
    for (const { tier, cards, gateways } of tiers) {
      rows.push({ kind: "subnets", id: `:subnets:${tier}`, tier, height: heights.head });
      for (const card of cards) {
        rows.push({ kind: "card", id: card.id, card, tier, height: card.units === undefined ? heights.card : heights.units });
      }
      if (gateways.length > 0) rows.push({ kind: "gateways", id: `:gateways:${tier}`, gateways, tier, height: heights.line });
    }
  }
  if (after.length > 0) rows.push({ kind: "heading", id: ":after", text: "Regional services", height: heights.head + 26 });
  for (const card of after) rows.push({ kind: "card", id: card.id, card, height: heights.line });
  if (changes.length > 0) {
    const lines = Math.ceil(Math.min(changes.length, mostChanges) / changeColumns);
    rows.push({ kind: "heading", id: ":changes-head", text: headOf(changes.length), height: heights.head + 6 });
    rows.push({ kind: "changes", id: ":changes", resources: changes.slice(0, mostChanges), height: lines * heights.change });
  }
  if (summaries.length > 0) {
    const lines = Math.max(...summaries.map((summary) => summary.lines.length));
    rows.push({ kind: "heading", id: ":rest", text: "Other resources", height: heights.head + 6 });
    rows.push({ kind: "summaries", id: ":summaries", summaries, height: heights.summary + lines * heights.summaryLine });
  }
  return rows;
}

/** Draws rows and arrows as SVG. */
import type { Card } from "./cards.ts";
import type { PictureMark } from "./change.ts";
import { internet } from "./links.ts";
import { drawChanges, marked, pill } from "./marks.ts";
import type { PictureModel, PlacedCard } from "./model.ts";
import type { Placed, Way } from "./places.ts";
import { rowWidth, type Row } from "./rows.ts";
import { box, element, escapeXml, fit, line, roundedPath } from "./svg.ts";

export interface DrawOptions {
  /** USD a month of a resource; undefined if it costs nothing or its cost is unknown. */
  readonly costOf?: (id: string) => number | undefined;
  /** URL that a resource's card links to; without it, cards are not links. */
  readonly hrefOf?: (id: string) => string | undefined;
  /** In the picture of a change: what is written at a resource. */
  readonly markOf?: (id: string) => PictureMark | undefined;
}

const unit = 11;

/** Space between the columns of adjacent zones, px. */
export const zoneGap = 24;

/** Left edge and width of a zone's column in a row that begins at `x`. */
export function zoneColumn(x: number, index: number, zones: number): { readonly x: number; readonly width: number } {
  const width = (rowWidth - (zones - 1) * zoneGap) / zones;
  return { x: Math.round(x + index * (width + zoneGap)), width: Math.round(width) };
}

/** Draws one row. The frames of zones and subnets are drawn separately. */
export function drawRow({ item, x, y }: Placed<Row>, model: PictureModel, options: DrawOptions): string {
  const { zones } = model.network;
  switch (item.kind) {
    case "network-head": {
      const { vpc } = model.network;
      const block = vpc?.inputs["cidrBlock"];
      const name = vpc === undefined ? "Existing VPC" : `VPC ${typeof block === "string" ? block : ""}`;
      const head = line("", x, y + 27, ["strong", name.trim()], ["muted", model.plan.region]);
      return vpc === undefined ? head : withPill(vpc.id, head, x, y + 22, rowWidth, 360, options);
    }
    case "zones":
      return zones.map((zone, index) => line("strong muted small", zoneColumn(x, index, zones.length).x, y + 14, zone)).join("");
    case "subnets":
      return drawSubnetHeads(x, y, item.tier, model, options);
    case "heading":
      return line("strong", x, y + item.height - 6, item.text);
    case "gateways":
      return item.gateways.map((gateway) => drawGateway(gateway, x, y, model, options)).join("");
    case "summaries":
      return drawSummaries(item, x, y, options);
    case "changes":
      return drawChanges(item.resources, x, y, options);
    case "card":
      break;
  }
  return drawCard(item.card, x, y, item.height, model, options);
}

/** A head that is a link only where a change is written: the area around its text, which is too low to touch. */
function withPill(id: string, head: string, x: number, y: number, width: number, after: number, options: DrawOptions): string {
  const mark = options.markOf?.(id);
  if (mark === undefined) return head;
  const area = element("rect", { fill: "transparent", x, y: y - 13, width, height: 26 });
  return marked(id, mark, options, area, head, pill(mark, x + after, y, width - after));
}

function drawSubnetHeads(x: number, y: number, tier: string, { network }: PictureModel, options: DrawOptions): string {
  const { zones, subnets } = network;
  const heads = subnets
    .filter((subnet) => subnet.tier === tier)
    .map((subnet) => {
      const column = zoneColumn(x, zones.indexOf(subnet.zone), zones.length);
      const text = fit(subnet.id, column.width - 120, 7);
      const head = line("small", column.x, y + 14, ["strong", `${tier} subnet`], ["muted mono", subnet.cidr ?? text]);
      return withPill(subnet.id, head, column.x, y + 10, column.width, 205, options);
    });
  return heads.join("");
}

function drawCard(card: Card | PlacedCard, x: number, y: number, height: number, model: PictureModel, options: DrawOptions): string {
  const oneLine = height < 40;
  const cost = costOf(card.covers ?? [card.id], options);
  const port = model.links.find(({ to, label }) => to === card.id && /^\d+$/.test(label))?.label;
  const name = card.id === internet || card.covers !== undefined ? "" : card.id;
  const detail = fit(card.detail, rowWidth - (oneLine ? 420 : 140), 6.6);
  const body = [
    box(`card k-${card.kind}`, x, y, rowWidth, height),
    element("rect", { class: `k-${card.kind}`, x, y: y + 5, width: 4, height: height - 10 }),
    line("", x + 14, y + (oneLine ? 22 : 20), ["strong", card.title], ["mono muted", name], ["small", oneLine ? detail : ""]),
    ...(oneLine ? [] : [line("small", x + 14, y + 38, detail)]),
    ...(cost === "" ? [] : [line("strong small end", x + rowWidth - 12, y + (oneLine ? 22 : 20), cost)]),
    ...(port === undefined || oneLine ? [] : [line("small muted end", x + rowWidth - 12, y + 38, `port ${port}`)]),
    ...("units" in card && card.units !== undefined && "subnets" in card ? [drawUnits(card, x, y + 47, model)] : []),
  ];
  return linked(card.id, x, y, rowWidth, options, element("title", {}, escapeXml(`${card.title} ${card.id}: ${card.detail}`)), ...body);
}

/** Draws one square per unit. ECS spreads tasks evenly, so each zone shows its share of the initial tasks. */
function drawUnits({ units, subnets, kind }: PlacedCard, x: number, y: number, { network }: PictureModel): string {
  const zones = network.zones.filter((zone) => subnets.some((subnet) => subnet.zone === zone));
  return zones
    .map((zone, index) => {
      const number = Math.floor((units!.total + zones.length - 1 - index) / zones.length);
      const column = zoneColumn(x, network.zones.indexOf(zone), network.zones.length);
      const shown = Math.min(number, Math.floor((column.width - 90) / (unit + 4)));
      const squares = Array.from({ length: shown }, (_, place) => box(`k-${kind}`, column.x + 14 + place * (unit + 4), y, unit, unit, 2));
      if (number === 0 && units!.total > 0) return "";
      const text = number === 1 ? `1 ${units!.name}` : `${number} ${units!.name}s`;
      return squares.join("") + line("small muted", column.x + (shown === 0 ? 14 : 20 + shown * (unit + 4)), y + 10, text);
    })
    .join("");
}

function drawGateway(
  { id, subnet }: { readonly id: string; readonly subnet: string },
  x: number,
  y: number,
  { network }: PictureModel,
  options: DrawOptions,
): string {
  const zone = network.subnets.find((candidate) => candidate.id === subnet)!.zone;
  const column = zoneColumn(x, network.zones.indexOf(zone), network.zones.length);
  const cost = costOf([id], options);
  return linked(
    id,
    column.x,
    y,
    column.width,
    options,
    box("card k-traffic", column.x, y, column.width, 32),
    line("", column.x + 12, y + 21, ["strong", "NAT gateway"], ["mono muted", id]),
    ...(cost === "" ? [] : [line("strong small end", column.x + column.width - 10, y + 21, cost)]),
  );
}

function drawSummaries({ summaries, height }: Extract<Row, { kind: "summaries" }>, x: number, y: number, options: DrawOptions): string {
  const gap = 10;
  const width = Math.floor((rowWidth - gap * (summaries.length - 1)) / summaries.length);
  return summaries
    .map(({ title, lines, resources }, index) => {
      const left = x + index * (width + gap);
      const cost = costOf(resources, options);
      return element(
        "g",
        { class: "summary" },
        box("plain", left, y, width, height),
        line("strong small", left + 10, y + 19, title),
        ...(cost === "" ? [] : [line("strong small end", left + width - 8, y + height - 8, cost)]),
        ...lines.map((text, place) => line("small", left + 10, y + 38 + place * 16, fit(text, width - 20, 6.3))),
      );
    })
    .join("");
}

/** Draws one arrow, with dots where it joins others to the same target. */
export function drawWay({ link, kind, points, junctions }: Way): string {
  const label = `${link.from} → ${link.to}${link.label === "" ? "" : `: ${link.label}`} (${link.because.join(", ")})`;
  const side = link.mark === undefined ? "" : ` w-${link.mark}`;
  return element(
    "g",
    {},
    element("title", {}, escapeXml(link.mark === undefined ? label : `${label}, ${link.mark}`)),
    element("path", { class: `way k-${kind}${side}`, d: roundedPath(points, 5), "marker-end": `url(#arrow-${kind})` }),
    ...junctions.map(({ x, y }) => element("circle", { class: `k-${kind}`, cx: Math.round(x * 2) / 2, cy: Math.round(y * 2) / 2, r: 2.5 })),
  );
}

function costOf(ids: readonly string[], options: DrawOptions): string {
  return money(ids.reduce((sum, id) => sum + (options.costOf?.(id) ?? 0), 0));
}

/** Formats an amount, in whole dollars from ten dollars on; empty if it is zero or undefined. */
export function money(amount: number | undefined): string {
  if (amount === undefined || amount < 0.005) return "";
  const text = amount < 10 ? amount.toFixed(2) : Math.round(amount).toLocaleString("en-US");
  return `$${text}/mo`;
}

/** A card at a place of its own: a link, with what a change does to it. */
function linked(id: string, x: number, y: number, width: number, options: DrawOptions, ...content: readonly string[]): string {
  const mark = options.markOf?.(id);
  return marked(id, mark, options, ...content, ...(mark === undefined ? [] : [pill(mark, x + 14, y, width - 28)]));
}

/** The picture of an environment: one SVG whose colors follow the color scheme of the page. */
import { counted } from "../../diagnostics/counted.ts";
import type { Plan } from "../../plan/types.ts";
import { changedModel, drawnIn, type PictureChange } from "./change.ts";
import { drawRow, drawWay, money, zoneColumn, type DrawOptions } from "./draw.ts";
import { layOut } from "./layout.ts";
import { pictureModel, type PictureModel } from "./model.ts";
import type { Layout, Placed } from "./places.ts";
import { rowsOf, type Row } from "./rows.ts";
import { pictureStyle } from "./style.ts";
import { box, element, escapeXml, line } from "./svg.ts";

export interface PictureOptions extends DrawOptions {
  /** Total USD a month, for the headline. */
  readonly total?: number;
  /** Omits the style sheet, for a page that includes it once. */
  readonly bare?: boolean;
  /** Draws how the environment comes to the plan. The styles of its marks are those of the page. */
  readonly change?: PictureChange;
}

const headline = 44;

/** An SVG document of `plan` without an XML declaration, about 1000 px wide. The output is deterministic. */
export function environmentPicture(plan: Plan, options: PictureOptions = {}): string {
  const { change } = options;
  const model = change === undefined ? pictureModel(plan) : changedModel(plan, change);
  const rows = rowsOf(model, change === undefined ? [] : notDrawn(model, change));
  const layout = layOut(rows, model.links);
  const { width } = layout;
  const height = layout.height + headline;
  const title = `${plan.project} ${plan.environment}`;
  const total = money(options.total);
  const summary = `${plan.class} in ${plan.region}: ${counted(plan.resources.length, "resource")}${total === "" ? "" : `, ${total}`}`;
  const content = [
    element("title", {}, escapeXml(title)),
    element("desc", {}, escapeXml(description(model))),
    ...(options.bare === true ? [] : [element("style", {}, pictureStyle())]),
    markers(),
    box("page", 0, 0, width, height, 0),
    line("", 20, 32, ["title", title], ["muted", summary]),
    element(
      "g",
      { transform: `translate(0 ${headline})` },
      ...frames(layout, model, change),
      ...layout.ways.map(drawWay),
      ...layout.rows.map((row) => drawRow(row, model, { ...options, markOf: (id) => change?.marks.get(id) })),
    ),
  ];
  const attributes = { xmlns: "http://www.w3.org/2000/svg", class: "picture", viewBox: `0 0 ${width} ${height}`, width, height };
  // Links must be reachable one by one by assistive technology; a picture without links is a single image.
  const role = options.hrefOf === undefined ? { role: "img" } : { role: "group", "aria-label": title };
  return `${element("svg", { ...attributes, ...role }, `\n${content.join("\n")}\n`)}\n`;
}

/** Resources that change, and that the picture does not draw otherwise. */
function notDrawn(model: PictureModel, { marks }: PictureChange): readonly string[] {
  const drawn = drawnIn(model);
  return [...marks.keys()].filter((id) => !drawn.has(id));
}

function description({ network, links }: PictureModel): string {
  const arrows = links.map(({ from, to }) => `${from} to ${to}`).join("; ");
  return `Zones ${network.zones.join(", ")}. Arrows: ${arrows}.`;
}

function markers(): string {
  const kinds = ["traffic", "compute", "database", "cache", "messages", "support"];
  const all = kinds.map((kind) =>
    element(
      "marker",
      {
        id: `arrow-${kind}`,
        viewBox: "0 0 8 8",
        refX: 7,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        markerUnits: "userSpaceOnUse",
        orient: "auto-start-reverse",
      },
      element("path", { class: `k-${kind}`, d: "M0 0L8 4L0 8z" }),
    ),
  );
  return element("defs", {}, ...all);
}

/** Frames of the network, its zones and its subnets, drawn behind the rows. */
function frames({ rows }: Layout, { network }: PictureModel, change: PictureChange | undefined): readonly string[] {
  const inside = rows.filter(({ item }) => item.kind === "network-head" || item.kind === "zones" || "tier" in item);
  if (inside.length === 0) return [];
  const [top, bottom] = [inside[0]!.y + 4, bottomOf(inside.at(-1)!) + 18];
  const { x } = inside[0]!;
  const count = network.zones.length;
  const zoneTop = inside.find(({ item }) => item.kind === "zones")!.y - 4;
  const outer = (index: number) => {
    const column = zoneColumn(x, index, count);
    // The outer columns extend beyond the cards, so that the frame surrounds them.
    const [left, right] = [index === 0 ? 14 : 7, index === count - 1 ? 14 : 7];
    return { x: column.x - left, width: column.width + left + right };
  };
  const zones = network.zones.map((_, index) => box("zone", outer(index).x, zoneTop, outer(index).width, bottom - 8 - zoneTop, 10));
  const widest = outer(count - 1);
  const vpc = box("vpc", outer(0).x - 10, top, widest.x + widest.width - outer(0).x + 20, bottom - top, 12);
  return [vpc, ...network.tiers.flatMap((tier) => tierBoxes(tier, inside, network, outer, change)), ...zones];
}

function tierBoxes(
  tier: string,
  rows: readonly Placed<Row>[],
  { zones, subnets }: PictureModel["network"],
  outer: (index: number) => { readonly x: number; readonly width: number },
  change: PictureChange | undefined,
): readonly string[] {
  const own = rows.filter(({ item }) => "tier" in item && item.tier === tier);
  const [top, bottom] = [own[0]!.y - 3, bottomOf(own.at(-1)!) + 5];
  const color = ["public", "private", "data"].includes(tier) ? tier : "other";
  return subnets
    .filter((subnet) => subnet.tier === tier)
    .map((subnet) => {
      const { x, width } = outer(zones.indexOf(subnet.zone));
      const mark = change?.marks.get(subnet.id);
      return box(`tier-${color}${mark === undefined ? "" : ` m-${mark.name}`}`, x + 5, top, width - 10, bottom - top, 7);
    });
}

function bottomOf({ item, y }: Placed<Row>): number {
  return y + item.height;
}

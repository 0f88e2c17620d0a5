/** Positions a picture's rows in a stack, and routes its arrows in lanes on both sides of it. */
import { bundlesOf, type Bundle, type Side } from "./bundles.ts";
import { lanesOf } from "./lanes.ts";
import type { Link } from "./links.ts";
import type { Layout, Line, Placed, Way } from "./places.ts";
import { portsOf } from "./ports.ts";
import { rowWidth, type Row } from "./rows.ts";

const margin = 12;
const rowGap = 10;

/** From a row to the first lane, which is outside the frame of the network. */
const firstLane = 36;

/** Lays out `rows` and `links`; both ends of every link must be rows. Deterministic. */
export function layOut(rows: readonly Row[], links: readonly Link[]): Layout {
  const kinds = new Map(rows.flatMap((row) => (row.kind === "card" ? [[row.id, row.card.kind] as const] : [])));
  const bundles = bundlesOf(links, kinds);
  const left = linesOf(bundles, "left", rows);
  const right = linesOf(bundles, "right", rows);
  const x = margin + widthOf(left);
  const placed = stack(rows, x);
  return {
    width: x + rowWidth + widthOf(right) + margin,
    height: placed.reduce((bottom, { item, y }) => Math.max(bottom, y + item.height), 0) + margin,
    rows: placed,
    ways: [
      ...waysOf(left, placed, x, (lane) => x - firstLane - lane * laneGap(left)),
      ...waysOf(right, placed, x + rowWidth, (lane) => x + rowWidth + firstLane + lane * laneGap(right)),
    ],
  };
}

function stack(rows: readonly Row[], x: number): readonly Placed<Row>[] {
  let y = margin;
  return rows.map((item) => {
    const place = { item, x, y };
    y += item.height + rowGap;
    return place;
  });
}

/** The bundles of one side, each with its lane. */
function linesOf(bundles: readonly Bundle[], side: Side, rows: readonly Row[]): readonly Line[] {
  const positions = new Map(rows.map(({ id }, index) => [id, index]));
  const own = bundles.filter((bundle) => bundle.side === side);
  const stops = own.map(({ links }) => {
    const ids = new Set(links.flatMap(({ from, to }) => [from, to]));
    return [...ids].map((id) => positions.get(id)!).sort((a, b) => a - b);
  });
  const lanes = lanesOf(stops);
  return own.map((bundle, index) => ({ bundle, stops: stops[index]!, lane: lanes[index]! }));
}

function lanesIn(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(({ lane }) => lane + 1));
}

/** Space between lanes, px: less of it if there are many, so that the rows stay the largest part of the picture. */
function laneGap(lines: readonly Line[]): number {
  return Math.max(6, Math.min(11, Math.floor(220 / lanesIn(lines))));
}

function widthOf(lines: readonly Line[]): number {
  return firstLane + Math.max(0, lanesIn(lines) - 1) * laneGap(lines);
}

/** The ways of one side: from the edge of a row into the lane and back to the edge of another row. */
function waysOf(lines: readonly Line[], rows: readonly Placed<Row>[], edge: number, laneX: (lane: number) => number): readonly Way[] {
  const ports = portsOf(lines, rows);
  return lines.flatMap((line) => {
    const { bundle, stops, lane } = line;
    const x = laneX(lane);
    const portAt = (id: string) => ports.get(line)!.get(id)!;
    const ends = new Set([rows[stops[0]!]!, rows[stops.at(-1)!]!].map(({ item }) => item.id));
    return bundle.links.map((link) => {
      const [from, to] = [portAt(link.from), portAt(link.to)];
      // At both ends the line is a corner; everywhere else an arrow joins it.
      const joins = [link.from, link.to].filter((id) => !ends.has(id));
      return {
        link,
        kind: bundle.kind,
        points: [
          { x: edge, y: from },
          { x, y: from },
          { x, y: to },
          { x: edge, y: to },
        ],
        junctions: joins.map((id) => ({ x, y: portAt(id) })),
      };
    });
  });
}

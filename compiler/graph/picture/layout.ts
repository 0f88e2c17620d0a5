/**
 * Positions a picture's rows and routes its arrows with ELK (Eclipse Layout Kernel, compiled to JavaScript). Every row is its own
 * partition, and arrows attach to the sides of rows, so that ELK routes them in lanes beside the stack.
 */
import type { ElkExtendedEdge, ElkNode, ElkPoint } from "elkjs/lib/elk-api.js";
import type { Card } from "./cards.ts";
import type { Link } from "./links.ts";
import { rowWidth, type Row } from "./rows.ts";

export interface Placed<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly link: Link;
  /** Kind of the arrow's subject, which determines its color. */
  readonly kind: Card["kind"];
  readonly points: readonly ElkPoint[];
  /** Points where arrows to the same target join. */
  readonly junctions: readonly ElkPoint[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Placed<Row>[];
  readonly ways: readonly Way[];
}

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.partitioning.activate": "true",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.mergeEdges": "true",
  "elk.layered.spacing.nodeNodeBetweenLayers": "10",
  "elk.layered.spacing.edgeNodeBetweenLayers": "5",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "7",
  "elk.spacing.edgeEdge": "11",
  // Lanes start outside the frame of the network.
  "elk.spacing.edgeNode": "38",
  "elk.padding": "[top=12,left=12,bottom=12,right=12]",
};

const spineStrength = 8;

/** Seeds to try until no arrow crosses the stack; otherwise the seed with the fewest crossings is used. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** Lays out `rows` and `links`; both ends of every link must be rows. Deterministic. */
export async function layOut(rows: readonly Row[], links: readonly Link[]): Promise<Layout> {
  const { default: Elk } = (await import("elkjs/lib/elk.bundled.js")) as unknown as {
    readonly default: new () => { layout(graph: ElkNode): Promise<ElkNode> };
  };
  const kinds = new Map(rows.flatMap((row) => (row.kind === "card" ? [[row.id, row.card.kind] as const] : [])));
  const elk = new Elk();
  let best: Layout | undefined;
  for (const seed of seeds) {
    const layout = read(await elk.layout(elkGraph(rows, links, kinds, seed)), rows, links, kinds);
    if (best === undefined || crossings(layout) < crossings(best)) best = layout;
    if (crossings(best) === 0) break;
  }
  return best!;
}

function read(result: ElkNode, rows: readonly Row[], links: readonly Link[], kinds: ReadonlyMap<string, Card["kind"]>): Layout {
  const places = new Map((result.children ?? []).map((node) => [node.id, node]));
  const edges = new Map((result.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(result.width ?? 0),
    height: Math.ceil(result.height ?? 0),
    rows: rows.map((item) => ({ item, x: Math.round(places.get(item.id)!.x!), y: Math.round(places.get(item.id)!.y!) })),
    ways: links.map((link, index) => wayOf(link, kindOf(link, kinds), edges.get(`link-${index}`))),
  };
}

/** Number of times an arrow changes sides, running between two rows from one edge of the stack to the other. */
function crossings({ rows, ways }: Layout): number {
  const x = rows[0]?.x ?? 0;
  const across = (a: number, b: number) => Math.min(a, b) <= x && Math.max(a, b) >= x + rowWidth;
  return ways.reduce(
    (sum, { points }) => sum + points.filter((point, index) => index > 0 && across(points[index - 1]!.x, point.x)).length,
    0,
  );
}

function wayOf(link: Link, kind: Card["kind"], edge: ElkExtendedEdge | undefined): Way {
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  return { link, kind, points, junctions: edge?.junctionPoints ?? [] };
}

/** An arrow takes the kind of its target, except that an arrow from a queue to a worker takes the kind of the queue. */
function kindOf({ from, to }: Link, kinds: ReadonlyMap<string, Card["kind"]>): Card["kind"] {
  if (kinds.get(from) === "messages") return "messages";
  return kinds.get(to) === "compute" ? "traffic" : kinds.get(to)!;
}

/** Arrows to data stores run on the right, all others on the left. */
function sideOf(link: Link, kinds: ReadonlyMap<string, Card["kind"]>): "EAST" | "WEST" {
  return [link.from, link.to].some((id) => kinds.get(id) === "database" || kinds.get(id) === "cache") ? "EAST" : "WEST";
}

function elkGraph(rows: readonly Row[], links: readonly Link[], kinds: ReadonlyMap<string, Card["kind"]>, seed: number): ElkNode {
  const ports = new Map<string, Map<string, string>>(rows.map(({ id }) => [id, new Map()]));
  const port = (row: string, name: string, side: string): string => {
    ports.get(row)!.set(name, side);
    return `${row}|${name}`;
  };
  // Arrows to one target share a port and a lane; each outgoing arrow has its own port.
  const ways = links.map((link, index) => {
    const side = sideOf(link, kinds);
    const reverse = kinds.get(link.from) === "messages";
    const [out, into] = reverse ? ["out", `in ${link.from}`] : [`out ${link.to}`, "in"];
    return { id: `link-${index}`, sources: [port(link.from, out, side)], targets: [port(link.to, into, side)] };
  });
  // Invisible edges that keep the stack straight. There are so many that no lane changes sides across them.
  const spine = rows.slice(1).flatMap(({ id }, index) =>
    Array.from({ length: spineStrength }, (_, strand) => ({
      id: `spine-${index}-${strand}`,
      sources: [port(rows[index]!.id, "below", "SOUTH")],
      targets: [port(id, "above", "NORTH")],
      layoutOptions: { "elk.layered.priority.straightness": "100", "elk.layered.priority.direction": "100" },
    })),
  );
  const children = rows.map(({ id, height }, index) => ({
    id,
    width: rowWidth,
    height,
    layoutOptions: { "elk.partitioning.partition": String(index), "elk.portConstraints": "FIXED_SIDE" },
    ports: [...ports.get(id)!].map(([name, side]) => ({
      id: `${id}|${name}`,
      width: 0,
      height: 0,
      layoutOptions: { "elk.port.side": side },
    })),
  }));
  return { id: "picture", layoutOptions: { ...options, "elk.randomSeed": String(seed) }, children, edges: [...spine, ...ways] };
}

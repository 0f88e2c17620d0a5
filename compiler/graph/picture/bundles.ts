/** Arrows that run together: they share a lane beside the stack of rows. */
import type { Card } from "./cards.ts";
import type { Link } from "./links.ts";

export type Side = "left" | "right";

/** Arrows of one kind that begin or end at the same row, and run on the same side. */
export interface Bundle {
  readonly side: Side;
  /** Kind of the arrows' subject, which determines their color. */
  readonly kind: Card["kind"];
  readonly links: readonly Link[];
}

/** Kinds of the cards, by id. */
export type Kinds = ReadonlyMap<string, Card["kind"]>;

/**
 * Groups arrows at the end where more of them meet: those of all services to the database at the database, those of the load balancer to
 * all services at the load balancer. So the number of lanes follows the number of hubs, not of arrows, and a bundle never suggests an arrow
 * that does not exist.
 */
export function bundlesOf(links: readonly Link[], kinds: Kinds): readonly Bundle[] {
  const drawn = links.map((link) => ({ link, side: sideOf(link, kinds), kind: kindOf(link, kinds) }));
  const ends = drawn.map(({ link, side, kind }) => ({
    from: JSON.stringify([side, kind, "from", link.from]),
    to: JSON.stringify([side, kind, "to", link.to]),
  }));
  const meeting = new Map<string, number>();
  for (const end of ends.flatMap(({ from, to }) => [from, to])) meeting.set(end, (meeting.get(end) ?? 0) + 1);
  const bundles = new Map<string, Bundle & { readonly links: Link[] }>();
  for (const [index, { link, side, kind }] of drawn.entries()) {
    const { from, to } = ends[index]!;
    const hub = meeting.get(from)! > meeting.get(to)! ? from : to;
    const known = bundles.get(hub);
    if (known === undefined) bundles.set(hub, { side, kind, links: [link] });
    else known.links.push(link);
  }
  return [...bundles.values()];
}

/** An arrow takes the kind of its target, except that an arrow from a queue to a worker takes the kind of the queue. */
function kindOf({ from, to }: Link, kinds: Kinds): Card["kind"] {
  if (kinds.get(from) === "messages") return "messages";
  return kinds.get(to) === "compute" ? "traffic" : kinds.get(to)!;
}

/** Arrows to data stores run on the right, all others on the left. */
function sideOf(link: Link, kinds: Kinds): Side {
  return [link.from, link.to].some((id) => kinds.get(id) === "database" || kinds.get(id) === "cache") ? "right" : "left";
}

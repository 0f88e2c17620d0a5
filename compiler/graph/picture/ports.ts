/** Where lines attach to the side of a row. */
import type { Line, Placed } from "./places.ts";
import type { Row } from "./rows.ts";

/** The height of each line at each of its rows, by the row's id. Ports are ordered such that lines do not cross at the row. */
export function portsOf(lines: readonly Line[], rows: readonly Placed<Row>[]): ReadonlyMap<Line, ReadonlyMap<string, number>> {
  const ports = new Map(lines.map((line) => [line, new Map<string, number>()]));
  for (const [position, { item, y }] of rows.entries()) {
    const here = lines.filter(({ stops }) => stops.includes(position)).sort((a, b) => rank(a, position) - rank(b, position));
    here.forEach((line, index) => ports.get(line)!.set(item.id, y + (item.height * (index + 1)) / (here.length + 1)));
  }
  return ports;
}

/**
 * Order from top to bottom: lines that come from above, the inner ones first, then lines that go on, then those that lead below, the outer
 * ones first. The way to an outer lane then passes the inner lanes where their lines have already ended.
 */
function rank({ stops, lane }: Line, position: number): number {
  const above = position === stops.at(-1);
  const below = position === stops[0];
  const group = above ? 0 : below ? 2 : 1;
  // There are fewer lanes than 10,000.
  return group * 10_000 + (below ? -lane : lane);
}

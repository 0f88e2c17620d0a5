/** Lanes beside a stack of rows: vertical lines, each of which connects several rows, with as few crossings as possible. */

/** The rows that one line connects: their positions in the stack, ascending, at least two. */
export type Stops = readonly number[];

/** Lane of each line; 0 is nearest to the stack. Lines share a lane where they do not overlap. Deterministic. */
export function lanesOf(lines: readonly Stops[]): readonly number[] {
  const lanes: number[] = [];
  const placed: number[] = [];
  for (const line of innermostFirst(lines)) {
    const beside = placed.filter((other) => overlap(lines[line]!, lines[other]!));
    // Outside of all lines that it passes, since the order says so.
    lanes[line] = 1 + Math.max(-1, ...beside.map((other) => lanes[other]!));
    placed.push(line);
  }
  return lanes;
}

/**
 * Indices of the lines, from the stack outward. Starts with the shortest lines, then moves single lines as long as that removes crossings.
 * Every move does, so this ends.
 */
function innermostFirst(lines: readonly Stops[]): readonly number[] {
  const crossings = lines.map((outer) => lines.map((inner) => crossed(outer, inner)));
  let order = lines.map((_, index) => index).sort((a, b) => lengthOf(lines[a]!) - lengthOf(lines[b]!) || a - b);
  for (let moved = true; moved;) {
    moved = false;
    for (const line of lines.keys()) {
      const better = bestPlace(line, order, crossings);
      if (better === undefined) continue;
      order = better;
      moved = true;
    }
  }
  return order;
}

/** `order` with `line` where it causes the fewest crossings; undefined if it is there already. */
function bestPlace(line: number, order: readonly number[], crossings: readonly (readonly number[])[]): number[] | undefined {
  const others = order.filter((other) => other !== line);
  const current = order.indexOf(line);
  // Crossings with the line innermost, and the change with each other line that it moves past.
  let cost = 0;
  const costs = [cost, ...others.map((other) => (cost += crossings[line]![other]! - crossings[other]![line]!))];
  const best = costs.indexOf(Math.min(...costs));
  return costs[best]! < costs[current]! ? others.toSpliced(best, 0, line) : undefined;
}

/** Number of stops of `outer` whose way to the stack crosses `inner`. At a row where both stop, the order of their ports avoids it. */
function crossed(outer: Stops, inner: Stops): number {
  return outer.filter((stop) => inner[0]! < stop && stop < inner.at(-1)!).length;
}

/** Do two lines run beside each other? Not if one begins at the row where the other ends. */
function overlap(a: Stops, b: Stops): boolean {
  return a[0]! < b.at(-1)! && b[0]! < a.at(-1)!;
}

function lengthOf(stops: Stops): number {
  return stops.at(-1)! - stops[0]!;
}

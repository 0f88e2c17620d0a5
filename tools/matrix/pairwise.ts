/**
 * A small set of combinations in which every pair of values of two axes occurs: greedy and deterministic. (A covering array library is not
 * worth a dependency: the test that counts the pairs ensures correctness.)
 */
export function pairwise(sizes: readonly number[]): readonly (readonly number[])[] {
  const open = allPairs(sizes);
  const rows: number[][] = [];
  while (open.size > 0) rows.push(nextRow(sizes, open));
  return rows;
}

function pair(a: number, valueA: number, b: number, valueB: number): string {
  return a < b ? `${a}.${valueA}-${b}.${valueB}` : `${b}.${valueB}-${a}.${valueA}`;
}

export function allPairs(sizes: readonly number[]): Set<string> {
  const pairs = new Set<string>();
  for (const [a, sizeA] of sizes.entries()) {
    for (let b = a + 1; b < sizes.length; b++) {
      for (let valueA = 0; valueA < sizeA; valueA++)
        for (let valueB = 0; valueB < sizes[b]!; valueB++) pairs.add(pair(a, valueA, b, valueB));
    }
  }
  return pairs;
}

/** Starts with an uncovered pair, then gives each further axis the value that covers most pairs. Removes covered pairs from `open`. */
function nextRow(sizes: readonly number[], open: Set<string>): number[] {
  const row: (number | undefined)[] = sizes.map(() => undefined);
  const [first] = open;
  for (const part of first!.split("-")) {
    const [axis, value] = part.split(".").map(Number) as [number, number];
    row[axis] = value;
  }
  for (const [axis, size] of sizes.entries()) row[axis] ??= bestValue(axis, size, row, open);
  const complete = row as number[];
  for (const [a, valueA] of complete.entries()) {
    for (let b = a + 1; b < complete.length; b++) open.delete(pair(a, valueA, b, complete[b]!));
  }
  return complete;
}

function bestValue(axis: number, size: number, row: readonly (number | undefined)[], open: ReadonlySet<string>): number {
  let best = 0;
  let most = -1;
  for (let value = 0; value < size; value++) {
    const closed = row.filter((other, index) => other !== undefined && index !== axis && open.has(pair(axis, value, index, other))).length;
    if (closed > most) [best, most] = [value, closed];
  }
  return best;
}

/** The pairs that a set of combinations covers. */
export function pairsIn(rows: readonly (readonly number[])[]): Set<string> {
  const pairs = new Set<string>();
  for (const row of rows) {
    for (const [a, valueA] of row.entries()) for (let b = a + 1; b < row.length; b++) pairs.add(pair(a, valueA, b, row[b]!));
  }
  return pairs;
}

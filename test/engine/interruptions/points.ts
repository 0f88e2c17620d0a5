/** Selects the points at which to interrupt updates. */

/** `count` distinct numbers from 1…`size`, the same for the same seed. Throws when there are fewer. */
export function randomPoints(seed: number, count: number, size: number): number[] {
  if (count > size) throw new Error(`${count} points of ${size}`);
  const all = Array.from({ length: size }, (_, index) => index + 1);
  let state = seed;
  for (let index = all.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    [all[index], all[other]] = [all[other] as number, all[index] as number];
  }
  return all.slice(0, count).sort((a, b) => a - b);
}

/** Tries mutants that do harm, by an oracle of their own, and collects those that the compiler accepts. */
import { judge, type Made, type Verdict } from "./judge.ts";
import { batches, mutantOf } from "./mutants.ts";

export interface Tally {
  readonly refused: number;
  /** Drawn, but left out because they do no harm. */
  readonly harmless: number;
  /** How many were judged, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly survivors: readonly Made[];
  /** Those that cannot be planned: a generator that makes too many proves little. */
  readonly unplannable: readonly Made[];
}

/** Judges as many harmful mutants as `runs` says, in batches. */
export function run(seed: number, runs: number, perBatch: number): Tally {
  const judged: Record<Verdict, Made[]> = { refused: [], unplannable: [], survived: [] };
  const kinds: Record<string, number> = {};
  let harmless = 0;
  function* harmful(): Iterable<Made> {
    for (let number = 0, made = 0; made < runs; number++) {
      const mutant = mutantOf(seed, number);
      if (mutant.harm(mutant.world) === undefined) harmless++;
      else {
        made++;
        yield mutant;
      }
    }
  }
  for (const batch of batches(harmful(), perBatch)) {
    for (const [index, verdict] of judge(batch).entries()) {
      const mutant = batch[index]!;
      judged[verdict].push(mutant);
      kinds[mutant.kind] = (kinds[mutant.kind] ?? 0) + 1;
    }
  }
  const { refused, unplannable, survived } = judged;
  return { refused: refused.length, unplannable, survivors: survived, harmless, kinds };
}

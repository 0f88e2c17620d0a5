/** Tries mutants that do harm, by an oracle of their own, and collects those that the compiler accepts. */
import { judge, type Made, type Verdict } from "./judge.ts";
import { batches, mutantOf } from "./mutants.ts";

export interface Tally {
  readonly refused: number;
  readonly unplannable: number;
  readonly harmless: number;
  /** By kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly survivors: readonly Made[];
  /** Of those that cannot be planned, one of each kind: a generator that makes too many proves little. */
  readonly misfits: readonly Made[];
}

/** `runs` harmful mutants. */
export function run(seed: number, runs: number, perBatch: number, progress: (done: number) => void = () => undefined): Tally {
  const count: Record<Verdict, number> = { refused: 0, unplannable: 0, survived: 0 };
  const kinds: Record<string, number> = {};
  const survivors: Made[] = [];
  const misfits: Made[] = [];
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
      count[verdict]++;
      kinds[mutant.kind] = (kinds[mutant.kind] ?? 0) + 1;
      if (verdict === "survived") survivors.push(mutant);
      if (verdict === "unplannable") misfits.push(mutant);
    }
    progress(count.refused + count.unplannable + count.survived);
  }
  return { refused: count.refused, unplannable: count.unplannable, harmless, kinds, survivors, misfits };
}

/** Makes mutants from a seed. */
import { Random } from "../random.ts";
import { Writer } from "./encode.ts";
import type { Made } from "./judge.ts";
import { leak, literal } from "./leaks.ts";
import type { Maker } from "./mutant.ts";
import { opening, openingKey } from "./network.ts";
import { attachment, chance, role, statedKey } from "./roles.ts";
import { sharing } from "./sharing.ts";
import { stranger } from "./strangers.ts";

/** Makers, each as often as there is much to try of its kind. */
const makers: readonly Maker[] = [
  role,
  role,
  role,
  role,
  stranger,
  stranger,
  stranger,
  stranger,
  opening,
  opening,
  opening,
  leak,
  leak,
  literal,
  sharing,
  attachment,
  chance,
];
/** Makers of mutants that are compiled alone, which is slow. Their keys take no expressions, so a few mutants try everything. */
const alone: readonly Maker[] = [statedKey, openingKey];

/** The mutant of that number; the same for the same seed. */
export function mutantOf(seed: number, number: number): Made {
  const random = new Random(seed * 1_000_003 + number);
  // The first numbers of near seeds are alike.
  for (let skip = 0; skip < 3; skip++) random.next();
  const id = `m${number}`;
  const write = new Writer(random, id);
  const maker = random.next() < 0.02 ? random.of(alone) : random.of(makers);
  const mutant = maker(random, write, id);
  return { ...mutant, number, world: { resources: { ...write.carriers, ...mutant.extraResources }, config: write.config } };
}

/** Batches of mutants that can be compiled together: at most `most`, and each resource overridden once. What does not fit waits. */
export function* batches(mutants: Iterable<Made>, most: number): Iterable<readonly Made[]> {
  let waiting: Made[] = [];
  for (const mutant of mutants) {
    if (mutant.keys !== undefined) yield [mutant];
    else waiting.push(mutant);
    if (waiting.length < most * 2) continue;
    const batch = fitting(waiting, most);
    waiting = waiting.filter((each) => !batch.has(each));
    yield [...batch];
  }
  while (waiting.length > 0) {
    const batch = fitting(waiting, most);
    waiting = waiting.filter((each) => !batch.has(each));
    yield [...batch];
  }
}

function fitting(waiting: readonly Made[], most: number): ReadonlySet<Made> {
  const batch = new Set<Made>();
  const taken = new Set<string>();
  for (const mutant of waiting) {
    const ids = Object.keys(mutant.overrides ?? {});
    if (batch.size >= most || ids.some((id) => taken.has(id))) continue;
    batch.add(mutant);
    for (const id of ids) taken.add(id);
  }
  return batch;
}

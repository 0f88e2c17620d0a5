/** Finds one combination of changes: adds them in order until they reach the target, then takes out what turned out not to be needed. */
import { zero, type Decimal } from "../../pricing/decimal.ts";
import { least, type Measure } from "../advice/measure.ts";
import { editsOf } from "../advice/requirements.ts";
import type { Advice, Measured } from "../advice/types.ts";

export interface Combination {
  /** At most one change of each key, the smallest sacrifice first. */
  readonly changes: readonly Advice[];
  /** USD a month that the changes save together, and the bill with them. */
  readonly saves: Decimal;
  readonly monthly: Decimal;
  /** Rules that need a waiver. */
  readonly waivers: readonly string[];
}

type Changes = ReadonlyMap<string, Advice>;

export class Search {
  readonly #measure: Measure;
  readonly #options: readonly Advice[];
  readonly #target: Decimal;

  /** `options` in the order in which to try them. */
  constructor(measure: Measure, options: readonly Advice[], target: Decimal) {
    this.#measure = measure;
    this.#options = options;
    this.#target = target;
  }

  /** A combination that leaves these keys alone; short of the target if nothing more saves. Undefined if nothing saves at all. */
  without(keys: ReadonlySet<string>): Combination | undefined {
    let chosen: Changes = new Map();
    let saved: Decimal = zero;
    for (const option of this.#options) {
      if (saved >= this.#target) break;
      const edited = Object.keys(editsOf(option));
      if (edited.some((key) => keys.has(key))) continue;
      // A change takes the place of those that set one of its keys.
      const others = [...chosen].filter(([, other]) => !Object.keys(editsOf(other)).some((key) => edited.includes(key)));
      const more = new Map(others).set(option.key, option);
      const measured = this.#together(more);
      if (measured === undefined || measured.saves < saved + least) continue;
      [chosen, saved] = [more, measured.saves];
    }
    const needed = saved >= this.#target ? this.#shrunk(chosen) : chosen;
    return this.#combinationOf(needed);
  }

  #together(changes: Changes): Measured | undefined {
    return this.#measure(Object.fromEntries([...changes.values()].flatMap((change) => Object.entries(editsOf(change)))));
  }

  /** Without what is not needed, the hardest change first. */
  #shrunk(changes: Changes): Changes {
    let left = changes;
    for (const { key } of this.#inOrder(changes).toReversed()) {
      const fewer = new Map([...left].filter(([other]) => other !== key));
      const measured = this.#together(fewer);
      if (measured !== undefined && measured.saves >= this.#target) left = fewer;
    }
    return left;
  }

  #inOrder(changes: Changes): readonly Advice[] {
    return this.#options.filter((option) => changes.get(option.key) === option);
  }

  #combinationOf(changes: Changes): Combination | undefined {
    const measured = changes.size === 0 ? undefined : this.#together(changes);
    if (measured === undefined) return undefined;
    const { saves, monthly, waivers } = measured;
    return { changes: this.#inOrder(changes), saves, monthly, waivers };
  }
}

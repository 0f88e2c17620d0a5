/** The dollars of one key: its part in the bill, and what other choices of it would make of the whole. */
import { isDeepStrictEqual } from "node:util";
import { minus, type Decimal } from "../pricing/decimal.ts";
import { effectiveSchema, nodeAt } from "../validate/schema-metadata.ts";
import { costOfKey } from "./by-key.ts";
import { costOf, type CostReport } from "./index.ts";
import { smallerChoices } from "./smaller.ts";
import { baselineOf, whatIf, type SpecTree } from "./what-if.ts";

/** Another value of the key, with which the whole environment was planned and priced anew. USD a month. */
export interface PricedChoice {
  readonly value: unknown;
  readonly difference: Decimal;
  /** The same with every service at its maximum of tasks: what a count that autoscaling may reach moves. */
  readonly atMost: Decimal;
  /** Lines more (or fewer) that the price book cannot price. */
  readonly unpriced: number;
  /** Security controls that would have to be waived. */
  readonly waivers: readonly string[];
}

export interface KeyDollars {
  /** USD a month of all lines that the key is a cause of, and of those of them that it decides most of all keys. */
  readonly monthly: Decimal;
  readonly decides: Decimal;
  /** Those that move the bill, the nearest smaller one first; empty where none does. */
  readonly choices: readonly PricedChoice[];
}

/** Choices shown of one key. */
const most = 3;

/** Choices planned of one key: a schema with many values is not tried in full. */
const mostTried = 8;

/** What `key`, dotted, does to the bill of a valid spec. `value` is what it is now, `suggested` other values worth a try. */
export function dollarsOfKey(
  report: CostReport,
  spec: SpecTree,
  { key, value, suggested, asOf }: { key: string; value: unknown; suggested: readonly unknown[]; asOf: string },
): KeyDollars {
  const { monthly, decides } = costOfKey(report, key);
  const now = baselineOf(report, spec);
  const choices: PricedChoice[] = [];
  for (const choice of choicesOf(report, key, value, suggested)) {
    const alternative = whatIf(spec, key, choice, asOf);
    if (alternative === undefined) continue;
    const { totals } = costOf(alternative.plan, report.book);
    const difference = minus(totals.monthly, now.monthly);
    const atMost = minus(totals.high, now.high);
    const unpriced = totals.unpriced - now.unpriced;
    if (difference !== 0n || atMost !== 0n || unpriced !== 0) {
      choices.push({ value: choice, difference, atMost, unpriced, waivers: alternative.waivers });
    }
    if (choices.length === most) break;
  }
  return { monthly, decides, choices };
}

/** Different from what it is now and from each other. */
function choicesOf(report: CostReport, key: string, value: unknown, suggested: readonly unknown[]): readonly unknown[] {
  const { examples = [], maximum = Infinity, minimum = 0 } = nodeAt(effectiveSchema(), key.split("."));
  const numbers = typeof value === "number" ? [value / 2, Math.min(maximum, value * 2), value + 1] : [];
  const own = smallerChoices(key, value, report.book).slice(0, 2);
  return [...own, ...numbers.filter((number) => number >= minimum && number <= maximum), ...suggested, ...examples]
    .filter((choice) => choice !== undefined && choice !== null && !isDeepStrictEqual(choice, value))
    .filter((choice, index, all) => all.findIndex((other) => isDeepStrictEqual(other, choice)) === index)
    .slice(0, mostTried);
}

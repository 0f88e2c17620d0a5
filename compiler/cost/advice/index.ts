/** Possible savings: changes of single keys, each measured by compiling and pricing the changed spec. */
import { decimal, decimalText, sizeOf, zero, type Decimal } from "../../pricing/decimal.ts";
import { valueText } from "../../reference/effect-words.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { changesOf } from "../compare.ts";
import { candidatesOf } from "./candidates.ts";
import { effectOn, givesUp, sacrificeOf } from "./gives-up.ts";
import { measurer, type Measure } from "./measure.ts";
import type { Advice, Change, Measured, Situation } from "./types.ts";

export type { Advice } from "./types.ts";

/** The nearest cheaper values of each key, largest savings first; last those that lower only the maximum with autoscaling. */
export function adviceOn(situation: Situation): readonly Advice[] {
  return adviceFrom(situation, measurer(situation), 0);
}

/** The same with up to `deepest` further steps down of each key. */
export function adviceFrom(situation: Situation, measure: Measure, deepest: number): readonly Advice[] {
  const found = candidatesOf(situation, deepest).flatMap((change) => {
    const measured = measure({ [change.key]: change.to });
    return measured === undefined || !isSaving(measured) ? [] : [adviceOf(situation, change, measured)];
  });
  return found.sort((a, b) => bySize(a.saves, b.saves) || bySize(a.savesAtMost, b.savesAtMost) || (a.key < b.key ? -1 : 1));
}

const cent = decimal("0.005");

/** Less than a cent is no advice. */
function isSaving({ saves, savesAtMost }: Measured): boolean {
  return saves >= cent || (sizeOf(saves) < cent && savesAtMost >= cent);
}

function adviceOf({ report }: Situation, change: Change, measured: Measured): Advice {
  const effect = effectOn(report.plan, measured);
  const { title = change.key } = nodeAt(effectiveSchema(), change.key.split("."));
  return {
    ...change,
    title: `${title}: ${valueText(change.from, 40)} → ${valueText(change.to, 40)}`,
    saves: measured.saves,
    savesAtMost: measured.savesAtMost,
    why: differences(report, measured),
    effect: effect.effect,
    waivers: measured.waivers,
    sacrifice: sacrificeOf(change, measured, effect),
    givesUp: givesUp(change, measured, effect),
  };
}

const mostShown = 3;

/** `ecsServices Fargate vCPU −13.59, …`, the largest first. */
function differences(before: Situation["report"], { report }: Measured): string {
  const all = changesOf(before, report).filter(({ change }) => sizeOf(change) >= cent);
  if (all.length === 0) return "fewer tasks at the maximum of autoscaling";
  const shown = all
    .slice(0, mostShown)
    .map(({ module, item, change }) => `${module} ${item} ${change < zero ? "−" : "+"}${decimalText(sizeOf(change) as Decimal, 2)}`);
  const rest = all.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function bySize(a: Decimal, b: Decimal): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

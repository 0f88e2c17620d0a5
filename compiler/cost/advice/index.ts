/** Possible savings: changes of single keys, each measured by compiling and pricing the changed spec. */
import { sizeOf, type Decimal } from "../../pricing/decimal.ts";
import { valueText } from "../../reference/effect-words.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { candidatesOf } from "./candidates.ts";
import { givesUp, sacrificeOf } from "./gives-up.ts";
import { least, measurer, type Measure } from "./measure.ts";
import { editsOf, withRequirements } from "./requirements.ts";
import type { Advice, Change, Measured, Situation } from "./types.ts";

export type { Advice } from "./types.ts";

/** The nearest cheaper values of each key, largest savings first; last those that lower only the maximum with autoscaling. */
export function adviceOn(situation: Situation, measure: Measure = measurer(situation)): readonly Advice[] {
  return adviceFrom(situation, measure, 0);
}

/** The same with up to `deepest` further steps down of each key. */
export function adviceFrom(situation: Situation, measure: Measure, deepest: number): readonly Advice[] {
  const found = candidatesOf(situation, deepest).flatMap((candidate) => {
    const change = withRequirements(candidate, situation, measure);
    const measured = measure(editsOf(change));
    return measured === undefined ? [] : adviceOf(change, measured);
  });
  return found.sort((a, b) => bySize(a.saves, b.saves) || bySize(a.savesAtMost, b.savesAtMost) || (a.key < b.key ? -1 : 1));
}

function adviceOf(change: Change, measured: Measured): readonly Advice[] {
  const { saves, savesAtMost, why, waivers, effect } = measured;
  const lowersMaximumOnly = sizeOf(saves) < least && savesAtMost >= least;
  if (effect === undefined || !(saves >= least || lowersMaximumOnly)) return [];
  const { title = change.key } = nodeAt(effectiveSchema(), change.key.split("."));
  return [
    {
      ...change,
      title: `${title}: ${valueText(change.from, 40)} → ${valueText(change.to, 40)}${withText(change)}`,
      saves,
      savesAtMost,
      why,
      effect: effect.effect,
      waivers,
      sacrifice: sacrificeOf(change, measured, effect),
      givesUp: givesUp(change, measured, effect),
    },
  ];
}

/** `, with vpc.enableIpv6: true, vpc.natGateways: 0` */
function withText({ needs = {} }: Change): string {
  const stated = Object.entries(needs).map(([key, value]) => `${key}: ${valueText(value, 40)}`);
  return stated.length === 0 ? "" : `, with ${stated.join(", ")}`;
}

function bySize(a: Decimal, b: Decimal): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

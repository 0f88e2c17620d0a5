/** What a change gives up, from the rules that it violates, a comparison of the plans, and the key's description. */
import type { Plan } from "../../plan/types.ts";
import { effectParts, effectWords } from "../../reference/effect-words.ts";
import type { EffectName, KeyEffect } from "../../reference/effects.ts";
import { summarise } from "../../reference/change/summarise.ts";
import { ruleReference } from "../../reference/rules.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { firstSentence } from "../../validate/schema/words.ts";
import type { Change, Measured, Sacrifice } from "./types.ts";

type Effect = Omit<KeyEffect, "spec" | "from" | "to">;

/** Changes that do not reach a deployed stack, or only with a loss. */
const rebuilding: ReadonlySet<EffectName> = new Set(["creation", "refused", "data loss"]);

export function sacrificeOf(change: Change, measured: Measured, effect: Effect): Sacrifice {
  if (rebuilding.has(effect.effect) || effect.refused !== undefined) return "rebuild";
  if (measured.waivers.length > 0) return "waiver";
  return change.less || measured.warnings.length > 0 ? "less" : "nothing";
}

export function effectOn(before: Plan, { plan }: Measured): Effect {
  return summarise(before, plan);
}

/** Clauses separated by semicolons. */
export function givesUp(change: Change, { waivers, warnings }: Measured, effect: Effect): string {
  const { created: _created, updated: _updated, options: _options, ...felt } = effect;
  return [
    ...waivers.map((rule) => `needs a waiver of ${rule} (${firstSentence(ruleReference(rule)?.reason)})`),
    ...warnings.map((warning) => `new warning ${warning}`),
    effectOf(felt),
    ...about(change),
  ].join("; ");
}

function effectOf(effect: Effect): string {
  const parts = effectParts({ spec: "", from: null, to: null, ...effect }).map((part) => part.replaceAll("`", ""));
  return [`${effectWords[effect.effect]} on a deployed stack`, ...(parts.length === 0 ? [] : [`: ${parts.join(", ")}`])].join("");
}

const money = /\bUSD\b|%/;

/** Of a key with a smaller value, what it stands for; of one that is turned on, what its description says besides that. */
function about({ key, less }: Change): readonly string[] {
  const description = (nodeAt(effectiveSchema(), key.split(".")).description ?? "").replaceAll("`", "");
  const [first = "", ...rest] = description.split(/(?<=\.)\s+(?=[A-Z0-9])/);
  const told = less ? [first] : rest.filter((sentence) => !money.test(sentence) && !sentence.startsWith("A change "));
  return told.length === 0 || told[0] === "" ? [] : [`about the key: ${told.join(" ").replace(/\.$/, "")}`];
}

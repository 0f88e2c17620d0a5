/** What a change gives up, from the rules that it violates, a comparison of the plans, and the key's description. */
import { withoutPrices } from "../../pricing/quoted.ts";
import { effectParts, effectWords } from "../../reference/effect-words.ts";
import type { EffectName } from "../../reference/effects.ts";
import { ruleReference } from "../../reference/rules.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { firstSentence } from "../../validate/schema/words.ts";
import type { Change, Effect, Measured, Sacrifice } from "./types.ts";

/** Changes that do not reach a deployed stack, or only with a loss. */
const rebuilding: ReadonlySet<EffectName> = new Set(["creation", "refused", "data loss"]);

export function sacrificeOf({ less, needs }: Change, { waivers, warnings }: Measured, { effect, refused }: Effect): Sacrifice {
  if (rebuilding.has(effect) || refused !== undefined) return "rebuild";
  if (waivers.length > 0) return "waiver";
  return less || needs !== undefined || warnings.length > 0 ? "less" : "nothing";
}

/** Clauses separated by semicolons, without code quotes. */
export function givesUp(change: Change, { waivers, warnings }: Measured, effect: Effect): string {
  const clauses = [...waiverWords(waivers), ...warnings.map((warning) => `new warning ${warning}`), ...effectOn(effect), ...about(change)];
  return clauses.join("; ").replaceAll("`", "");
}

/** Rules whose reasons are still read when a change needs several waivers. */
const mostReasons = 2;

function waiverWords(rules: readonly string[]): readonly string[] {
  if (rules.length > mostReasons) return [`needs waivers of ${rules.join(", ")}`];
  return rules.map((rule) => `needs a waiver of ${rule} (${firstSentence(ruleReference(rule)?.reason)})`);
}

const grave: ReadonlySet<EffectName> = new Set(["replace", "data loss"]);

/** Empty for a change in place that deletes nothing. */
function effectOn({ created: _created, updated: _updated, options: _options, replaced, ...felt }: Effect): readonly string[] {
  const told = grave.has(felt.effect) && replaced !== undefined ? { ...felt, replaced } : felt;
  const parts = effectParts({ spec: "", from: null, to: null, ...told });
  if (parts.length > 0) return [`on a deployed stack: ${parts.join(", ")}`];
  return felt.effect === "in place" ? [] : [`on a deployed stack: ${effectWords[felt.effect]}`];
}

const money = /\bUSD\b|%/;

/** Of a key with a smaller value, what it stands for; of one that is turned on, what its description says besides that. */
function about({ key, less }: Change): readonly string[] {
  const { description = "" } = nodeAt(effectiveSchema(), key.split("."));
  // The saving itself is computed, for the region of the spec.
  if (less) return description === "" ? [] : [`about the key: ${withoutPrices(`${firstSentence(description)}.`).replace(/\.$/, "")}`];
  const [, ...rest] = description.split(/(?<=\.)\s+/);
  const told = rest.filter((sentence) => !money.test(sentence) && !sentence.startsWith("A change "));
  return told.length === 0 ? [] : [`about the key: ${told.join(" ").replace(/\.$/, "")}`];
}

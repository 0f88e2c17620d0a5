/** What other values of a key would do to one of the project's own environments: each is planned, and the plans are compared. */
import { addedCost } from "../../cost/compare.ts";
import { costOf, type CostReport } from "../../cost/index.ts";
import type { Alternatives } from "../../cost/alternatives.ts";
import type { Plan } from "../../plan/types.ts";
import { effectsOf, type KeyEffect } from "../../reference/effects.ts";
import { summarize } from "../../reference/summarize.ts";
import { valueAt } from "../../source/value-at.ts";
import { effectiveSchema, nodeAt, type SchemaNode } from "../../validate/schema/metadata.ts";
import { fits } from "../../validate/schema/fits.ts";

/** Maximum number of values to plan, and to tell. */
const mostTried = 6;
const mostTold = 3;

/** Effects of other values of a dotted key on the plan of a spec, which `file` names. */
export function effectsIn(file: string, report: CostReport, alternatives: Alternatives, key: string): readonly KeyEffect[] {
  const { plan } = report;
  const current = valueAt(alternatives.environment().spec, key.split("."));
  const found: KeyEffect[] = [];
  for (const to of candidates(key, current).slice(0, mostTried)) {
    if (found.length === mostTold) break;
    const after = alternatives.change({ [key]: to })?.plan;
    if (after === undefined) continue;
    const effect = { spec: file, from: current ?? null, to, ...summarize(plan, after), ...moneyOf(report, after) };
    if (effect.effect !== "none" || effect.monthly !== undefined || effect.highest !== undefined) found.push(effect);
  }
  return found;
}

/** Another region has another price book: there is no difference to tell. */
function moneyOf({ plan, book, totals }: CostReport, after: Plan): Pick<KeyEffect, "monthly" | "highest"> {
  return after.region === plan.region ? addedCost(totals, costOf(after, book).totals) : {};
}

/** The other position of a switch, values that are known to change something in any environment, and the schema's choices and example. */
function candidates(key: string, current: unknown): readonly unknown[] {
  const node = nodeAt(effectiveSchema(), key.split(".")) as SchemaNode & { readonly "x-values"?: string };
  const recorded = effectsOf(key).flatMap(({ from, to }) => [to, from]);
  const isGeneral = (value: unknown) => typeof value === "number" || (typeof value === "string" && node["x-values"] !== undefined);
  const all = [
    ...(typeof current === "boolean" ? [!current] : []),
    ...(typeof current === "number" ? [Math.floor(current / 2)] : []),
    ...recorded.filter(isGeneral),
    ...(node.enum ?? []),
    ...(typeof current === "string" && node["x-values"] === undefined ? [] : (node.examples ?? [])),
  ];
  const seen = new Set([JSON.stringify(current)]);
  return all.filter((value) => {
    const text = JSON.stringify(value);
    return fits(value, node) && !seen.has(text) && seen.add(text);
  });
}

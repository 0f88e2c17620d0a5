/** The change of an environment for the explorer: what `diff` found, in its words. */
import { amountsBy } from "../../cost/compare.ts";
import { centsBetween } from "../../cost/groups.ts";
import { knownCostOf } from "../../cost/shipped-prices.ts";
import type { PropertyChange } from "../../change/types.ts";
import { bySeverity } from "../../diff/render/sections.ts";
import { costText, dangerText, downtimeText, headline, operationText, toneOf } from "../../diff/render/words.ts";
import { stillViolated } from "../../diff/rules.ts";
import type { Effect, EnvironmentDiff, Pair } from "../../diff/types.ts";
import type { Amounts, ExploreChange, ExploreCostChange, ExploreEffect, ExploreProperty } from "../../explore/change-types.ts";
import type { Plan, PlanValue } from "../../plan/types.ts";
import { decimalText, zero, type Decimal } from "../../pricing/decimal.ts";

/** `renamed`: IDs after the change by those before it. */
export function exploreChange(diff: EnvironmentDiff, pair: Pair, renamed: ReadonlyMap<string, string>): ExploreChange {
  const { from, to, effects, split, change } = diff;
  const { before, after } = pair;
  const kept = new Set((after?.plan?.resources ?? []).map(({ id }) => id));
  const gone = new Set(change.operations.flatMap(({ id, kind }) => (kind === "delete" && !kept.has(id) ? [id] : [])));
  const cost = costChange(diff, before?.plan, after?.plan, renamed);
  const unchanged = stillViolated(before, after, diff.cost);
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    headline: headline(diff),
    effects: effects.map(effectOf),
    sections: bySeverity(diff),
    parts: split?.parts ?? [],
    ...(cost === undefined ? {} : { cost }),
    ...(diff.rules === undefined || unchanged === undefined ? {} : { rules: { ...diff.rules, unchanged } }),
    deleted: (before?.plan?.resources ?? []).filter(({ id }) => gone.has(id)),
  };
}

function effectOf(effect: Effect): ExploreEffect {
  const { operation, danger, notices, downtime, causes, chain } = effect;
  const { id, type, kind, properties, ignored = [] } = operation;
  return {
    ...{ id, type, kind, operation: operationText(effect), danger: dangerText(danger), tone: toneOf(danger), notices },
    ...(downtime === undefined ? {} : { downtime: { text: downtimeText(downtime), source: downtime.source } }),
    causes: causes.map(({ key, file, range }) => ({ key, ...(file !== undefined && { file }), ...(range && { line: range.line }) })),
    chain,
    properties: [
      ...properties.map((property) => propertyOf(property, kind === "ignored")),
      ...ignored.map((property) => propertyOf(property, true)),
    ],
  };
}

function propertyOf({ name, before, after, replaces, through, from }: PropertyChange, ignored: boolean): ExploreProperty {
  return {
    name,
    ...(before === undefined ? {} : { before: before as PlanValue }),
    ...(after === undefined ? {} : { after: after as PlanValue }),
    ...{ replaces, ignored, through, from },
  };
}

/** The total, and how modules and resources share in it. */
function costChange(
  { cost }: EnvironmentDiff,
  before: Plan | undefined,
  after: Plan | undefined,
  renamed: ReadonlyMap<string, string>,
): ExploreCostChange | undefined {
  const [old, now] = [before && knownCostOf(before), after && knownCostOf(after)];
  if (old === undefined && now === undefined) return undefined;
  const byResource = amountsBy(old, now, ({ module, resource }) => `${module}\n${renamed.get(resource) ?? resource}`);
  return {
    text: costText(cost),
    total: amounts({ before: cost.before ?? zero, after: cost.after ?? zero }),
    modules: amountsBy(old, now, ({ module }) => module).map(({ name, ...each }) => ({ module: name, ...amounts(each) })),
    resources: byResource
      .filter(({ before, after }) => centsBetween(before, after) !== zero)
      .map(({ name, ...each }) => {
        const [module, resource] = name.split("\n") as [string, string];
        return { module, resource, ...amounts(each) };
      }),
  };
}

function amounts({ before, after }: Readonly<Record<"before" | "after", Decimal>>): Amounts {
  const number = (value: Decimal) => Number(decimalText(value));
  return { before: number(before), after: number(after), change: number(centsBetween(before, after)) };
}

/** What an environment gets from an addition: resources, dollars, tasks, and the quotas that it then exceeds. */
import type { Compiled } from "../../compile.ts";
import type { Totals } from "../../cost/index.ts";
import { difference, dollars } from "../../cost/render/numbers.ts";
import { knownCostOf } from "../../cost/shipped-prices.ts";
import { counted } from "../../diagnostics/counted.ts";
import { limitChanges } from "../../diff/limits.ts";
import { limitText } from "../../diff/render/words.ts";
import type { Plan } from "../../plan/types.ts";
import type { Decimal } from "../../pricing/decimal.ts";

/** `dev: +26 resources, +13.73 USD a month, with autoscaling at least +7.28, at most +20.18`, and what else one must know. */
export function growth(file: string, before: Compiled | undefined, after: Compiled): readonly string[] {
  const { plan } = after;
  if (plan === undefined) return [`${file}: no figures, because it has errors of its own`];
  const figures = [resourcesText(before?.plan, plan), costText(before?.plan, plan)].join(", ");
  return [figures, ...tasks(before, after), ...exceeded(before?.plan, plan)].map((line) => `${plan.environment}: ${line}`);
}

function resourcesText(before: Plan | undefined, { resources }: Plan): string {
  const number = resources.length - (before?.resources.length ?? 0);
  return `${before !== undefined && number > 0 ? "+" : ""}${counted(number, "resource")}`;
}

function costText(before: Plan | undefined, after: Plan): string {
  const [was, is] = [before && knownCostOf(before)?.totals, knownCostOf(after)?.totals];
  if (is === undefined || (before !== undefined && was === undefined)) return "cost unknown: no prices of the region";
  const text = (amount: (totals: Totals) => Decimal) => (was === undefined ? dollars(amount(is)) : difference(amount(was), amount(is)));
  const [monthly, low, high] = [text((each) => each.monthly), text((each) => each.low), text((each) => each.high)];
  return `${monthly} USD a month${low === high ? "" : `, with autoscaling at least ${low}, at most ${high}`}`;
}

/** Autoscaling decides between two bounds, which may both be defaults. */
function tasks(before: Compiled | undefined, { environment }: Compiled): readonly string[] {
  const old = before?.environment;
  if (environment === undefined || old === undefined) return [];
  const known = new Set([...Object.keys(old.services), ...Object.keys(old.workers)]);
  return Object.values({ ...environment.services, ...environment.workers })
    .filter(({ name }) => !known.has(name))
    .map(({ name, minCount, maxCount }) => `${name} runs ${minCount.value} to ${maxCount.value} tasks (\`minCount\`, \`maxCount\`)`);
}

function exceeded(before: Plan | undefined, after: Plan): readonly string[] {
  return limitChanges(before, after)
    .filter((limit) => limit.after > limit.limit && limit.after > limit.before)
    .map((limit) => `warning: ${limitText(limit)}; request an increase before you deploy (${limit.source})`);
}

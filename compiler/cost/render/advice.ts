/** Possible savings and combinations of them, for people. */
import { decimal, over, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { valueText } from "../../reference/effect-words.ts";
import type { Advice } from "../advice/index.ts";
import { editsOf } from "../advice/requirements.ts";
import { centsBetween } from "../groups.ts";
import type { CostReport } from "../index.ts";
import type { Combination, Savings } from "../save/index.ts";
import { dollars } from "./numbers.ts";
import type { Form } from "./report.ts";

/** The largest savings, each with what it gives up. */
export function adviceText(advice: readonly Advice[], most: number, form: Form): string {
  const shown = advice.slice(0, most);
  const count = shown.length === advice.length ? "" : `: the ${shown.length} largest of ${advice.length}`;
  return form.heading(`Possible savings${count}`) + shown.map((each) => adviceItem(each, form)).join("");
}

function adviceItem(advice: Advice, form: Form): string {
  return form.item(`${advice.title} ${amounts(advice)} (${advice.key})`, `${advice.why}. Trade-off: ${advice.givesUp || "none"}.`);
}

function amounts({ saves, savesAtMost }: Advice): string {
  if (saves <= zero) return `saves ${dollars(savesAtMost)} at maximum scale only`;
  return savesAtMost === saves ? `saves ${dollars(saves)}` : `saves ${dollars(saves)}, at maximum scale ${dollars(savesAtMost)}`;
}

/** The combinations that reach the target, or how far the changes get, and what each change gives up. */
export function savingsText({ target, combinations, reached }: Savings, { totals }: CostReport, form: Form): string {
  const share = (amount: Decimal) => `${dollars(amount)} (${percentOf(amount, totals.monthly)} %)`;
  const goal = `${share(target)} of ${dollars(totals.monthly)} USD a month`;
  const [best] = combinations;
  if (best === undefined)
    return `${form.heading(`Saving ${goal}`)}${form.paragraph("No change of the spec that compiles saves anything.")}`;
  const short = `No combination of changes reaches it: all of them together save ${share(best.saves)}, ${dollars(centsBetween(best.saves, target))} less.`;
  const head = reached
    ? form.heading(`Ways to save ${goal}, the smallest sacrifice first`)
    : form.heading(`Saving ${goal}`) + form.paragraph(short);
  const ways = combinations.map((each, index) => {
    const head = `${reached ? `Way ${index + 1}` : "All changes"}: saves ${share(each.saves)}, leaves ${dollars(centsBetween(each.saves, totals.monthly))}`;
    return wayText(each, head, form);
  });
  const changes = new Map(combinations.flatMap((each) => each.changes.map((change) => [change.key, change])));
  const given = [...changes.values()].map((change) => form.item(`${change.title} (${change.key})`, `${change.givesUp || "nothing"}.`));
  return [head + ways.join(""), form.heading("What each change gives up") + given.join("")].join("\n");
}

function wayText({ changes, waivers }: Combination, head: string, form: Form): string {
  const waive = waivers.length === 0 ? "no new waiver" : `new waivers of ${waivers.join(", ")}`;
  const list = changes.flatMap((change) => Object.entries(editsOf(change)).map(([key, to]) => `${key}: ${valueText(to, 40)}`)).join("; ");
  return form.item(`${head}, ${waive}`, `${list}.`);
}

function percentOf(amount: Decimal, all: Decimal): string {
  return all === zero ? "0" : dollars(times(over(amount, all), decimal(100))).replace(/\.?0+$/, "");
}

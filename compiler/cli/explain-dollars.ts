import type { Compiled } from "../compile.ts";
import { costOf } from "../cost/index.ts";
import { dollarsOfKey } from "../cost/key-dollars.ts";
import { priceBookOf } from "../cost/load.ts";
import type { DollarChoice, SettingDollars } from "../explain/explanation.ts";
import { decimalText } from "../pricing/decimal.ts";
import { effectsOf } from "../reference/effects.ts";
import type { KeyFacts } from "../reference/keys.ts";

/** What the key does to the bill of a spec; undefined where that has no plan. The changes tried of the shipped specs are tried too. */
export function dollarsIn({ source, environment, plan }: Compiled, key: KeyFacts, asOf: string): SettingDollars | undefined {
  if (source === undefined || environment === undefined || plan === undefined) return undefined;
  const value = key.path
    .split(".")
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | null | undefined)?.[step], environment.spec);
  const suggested = effectsOf(key.path).flatMap(({ from, to }) => [to, from]);
  return dollarsOfKey(costOf(plan, priceBookOf(plan.region)), source, { key: key.path, value, suggested, asOf });
}

/** As JSON shows it: money as decimal texts. */
export function dollarsJson(dollars: SettingDollars | undefined): object | null {
  if (dollars === undefined) return null;
  const { monthly, decides, choices } = dollars;
  return { monthly: decimalText(monthly), decides: decimalText(decides), choices: choices.map(choiceJson) };
}

function choiceJson({ difference, atMost, ...rest }: DollarChoice): object {
  return { ...rest, difference: decimalText(difference), atMost: decimalText(atMost) };
}

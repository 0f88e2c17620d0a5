/** A key's facts as label and text, the same in every format. Backticks mark what is typed. */
import { defaultText } from "../reference/effect-words.ts";
import { inYaml } from "../validate/schema-errors-words.ts";
import { decimalText, type Decimal } from "../pricing/decimal.ts";
import type { DollarChoice, Explanation, SettingDollars } from "./explanation.ts";

/** In the order in which they are shown. */
export function factLines({ key, rules, docs }: Explanation): readonly (readonly [label: string, text: string])[] {
  const reference = key.reference ? "; or `{config: name}`, `{ssm: /path}`, `{secretArn: arn}`" : "";
  return [
    ["Type", `${key.type}${key.bounds === "" ? "" : `: ${key.bounds}`}${reference}`],
    ...(key.pattern === undefined ? [] : [["Form", `\`${key.pattern}\``] as const]),
    ["Default", defaultText(key)],
    ...(key.example === undefined ? [] : [["Example", `\`${key.name}: ${inYaml(key.example)}\``] as const]),
    ...(key.cost === "" ? [] : [["Cost", key.cost] as const]),
    ...key.controls.map(({ rule, off, below, price }) => {
      const when = below === undefined ? `\`${inYaml(off)}\`` : `below ${below}`;
      return ["Control", `${rule} is off with ${when}${price === undefined ? "" : `; it costs ${price}`}`] as const;
    }),
    ...(rules.length === 0 ? [] : [["Rules", rules.join(", ")] as const]),
    ...(key.inner.length === 0 ? [] : [["Inside", key.inner.map(({ name }) => `\`${name}\``).join(", ")] as const]),
    ["Docs", docs],
  ];
}

/** `has a part in 61.32 USD a month, decides 0.10 of it`; empty where nothing on the bill has to do with it. */
export function partOfBill({ monthly, decides, choices }: SettingDollars): string {
  if (monthly === 0n) return choices.length === 0 ? "" : "nothing on the bill so far";
  return `has a part in ${decimalText(monthly, 2)} USD a month, decides ${decimalText(decides, 2)} of it`;
}

/** `−12.41 USD a month; needs a waiver of SEC-R1`. */
export function choiceWords({ difference, atMost, unpriced, waivers }: DollarChoice): string {
  return `${moneyWords(difference, atMost, unpriced)}${waivers.length === 0 ? "" : `; needs a waiver of ${waivers.join(", ")}`}`;
}

/** With a line more that has no price the difference would be a wrong one. */
function moneyWords(difference: Decimal, atMost: Decimal, unpriced: number): string {
  if (unpriced > 0) return `the price book has no figure for ${unpriced === 1 ? "a line" : `${unpriced} lines`} of it`;
  const missing = unpriced === 0 ? "" : `; ${-unpriced} fewer without a price`;
  const most = atMost === difference ? "" : `, ${signed(atMost)} with every service at its maximum`;
  return `${signed(difference)} USD a month${most}${missing}`;
}

function signed(value: Decimal): string {
  const text = decimalText(value, 2).replace(/^-/, "");
  if (text === "0.00") return value === 0n ? text : `${value < 0n ? "−" : "+"}<0.01`;
  return `${value < 0n ? "−" : "+"}${text}`;
}

/** A key's facts as label and text, identical in every format. Code is in backticks. */
import type { KeyPrice } from "../pricing/key-price.ts";
import { quotedRegion } from "../pricing/quoted.ts";
import { defaultText, moneyText, valueText } from "../reference/effect-words.ts";
import { inYaml } from "../validate/schema/words.ts";
import type { Explanation, Setting } from "./explanation.ts";

/** The facts in display order. */
export function factLines({ key, rules, docs }: Explanation): readonly (readonly [label: string, text: string])[] {
  const reference = key.reference ? "; or `{config: name}`, `{ssm: /path}`, `{secretArn: arn}`" : "";
  return [
    ["Type", `${key.type}${key.bounds === "" ? "" : `: ${key.bounds}`}${reference}`],
    ...(key.form === undefined ? [] : [["Form", key.form] as const]),
    ["Default", defaultText(key)],
    ...(key.example === undefined ? [] : [["Example", `\`${key.name}: ${inYaml(key.example)}\``] as const]),
    ...(key.cost === "" ? [] : [["Cost", key.cost] as const]),
    ...key.controls.map(({ rule, off, below, price }) => {
      const when = below === undefined ? `\`${inYaml(off)}\`` : `below ${below}`;
      return ["Control", `${rule} is not met with ${when}${price === undefined ? "" : `; cost: ${price}`}`] as const;
    }),
    ...(rules.length === 0 ? [] : [["Rules", rules.join(", ")] as const]),
    ...(key.inner.length === 0 ? [] : [["Keys", key.inner.map(({ name }) => `\`${name}\``).join(", ")] as const]),
    ["Docs", docs],
  ];
}

/** Where the figures come from, if they are not those of the given specs. */
export function notesOn({ example }: Explanation): readonly string[] {
  if (example === undefined) return [];
  return [`No spec is given: prices are those of an example environment in ${quotedRegion}, the default region.`];
}

/** Unit prices by region: `NAT gateway hours: 0.052 per hour`. */
export function priceBlocks({ settings, example }: Explanation): readonly (readonly [title: string, lines: readonly string[]])[] {
  const regions = new Map<string, { readonly date: string; readonly lines: Set<string> }>();
  for (const { prices } of example === undefined ? settings : [example]) {
    if (prices === undefined || prices.items.length === 0) continue;
    const known = regions.get(prices.region) ?? { date: prices.date, lines: new Set<string>() };
    regions.set(prices.region, known);
    for (const { item, unit, usd } of prices.items) known.lines.add(`${item}: ${usd === null ? "no price known" : `${usd} per ${unit}`}`);
  }
  return [...regions].map(([region, { date, lines }]) => [
    `Prices in ${region}, USD${date === "" ? ", which has no price book" : ` (${date})`}`,
    [...lines],
  ]);
}

/** One line for each value of the key. */
export function valueRows(settings: readonly Setting[]): readonly (readonly [spec: string, key: string, value: string, where: string])[] {
  return settings.flatMap(({ file, value, place, entries }) =>
    (entries.length === 0 ? [{ key: "", value, place }] : entries).map((each) => {
      const where = each.place === undefined ? "default" : `${each.place.file}:${each.place.line}`;
      return [file, each.key, each.value === undefined ? "not set" : valueText(each.value, 44), where] as const;
    }),
  );
}

/** The cost per spec, `spec/prod.yaml: 122.64 USD a month`, and how other values would change it. Only specs with a cost are listed. */
export function costLines(settings: readonly Setting[]): readonly string[] {
  return settings.flatMap(({ file, cost }) => {
    const text = cost === undefined ? "" : costText(cost);
    return text === "" ? [] : [`${file}: ${text}`];
  });
}

function costText({ monthly, decides, changes }: KeyPrice<number>): string {
  const part = decides === 0 || decides === monthly ? "" : `, ${decides.toFixed(2)} of it mainly determined by this key`;
  const own = monthly === 0 ? [] : [`affects ${monthly.toFixed(2)} USD a month${part}`];
  const others = changes.map(({ to, monthly: more, highest, waivers }) => {
    const waive = waivers.length === 0 ? "" : ` (waive ${waivers.join(", ")})`;
    return `\`${valueText(to, 40)}\` ${moneyText({ monthly: more, highest })}${waive}`;
  });
  return [...own, ...others].join("; ");
}

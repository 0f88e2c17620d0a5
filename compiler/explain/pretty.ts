/** An explanation for a terminal: wrapped, with labels in one column. */
import { docsOf } from "../diagnostics/docs.ts";
import { effectParts, effectWords, moneyText, typeLabel, valueText } from "../reference/effect-words.ts";
import type { SectionFacts } from "../reference/keys.ts";
import { ruleLines } from "../reference/rule-words.ts";
import type { RuleReference } from "../reference/rules.ts";
import type { styleOf } from "../diagnostics/render/style.ts";
import type { Explanation, Setting } from "./explanation.ts";
import { inBlocks, labeled, plain, wrap } from "./text.ts";
import { costLines, factLines, notesOn, priceBlocks, valueRows } from "./words.ts";

type Style = ReturnType<typeof styleOf>;

/** Widest label among a key's facts, and among a rule's. */
const keyLabel = "Default".length;
const ruleLabel = "Security Hub".length;
const mostProperties = 12;

/** The text ends with a line feed. */
export function prettyExplanation(explanation: Explanation, style: Style): string {
  const { key, effects, settings, example } = explanation;
  const facts = factLines(explanation).flatMap(([label, text]) => labeled(label, text, keyLabel, style));
  return inBlocks([
    [`${style.strong(key.path)}  ${style.faint(key.title)}`],
    wrap(plain(key.description), "  "),
    facts,
    settings.length === 0 ? [] : [style.strong("  Values in the specs"), ...settingLines(settings, style)],
    costBlock(example === undefined ? settings : [example], style),
    ...priceBlocks(explanation).map(([title, lines]) => [
      style.strong(`  ${title}`),
      ...lines.flatMap((line) => wrap(plain(line), "    ")),
    ]),
    effects.length === 0 ? [] : [style.strong("  Effects of a change"), ...effects.flatMap((effect) => effectLines(effect, style))],
    propertyLines(settings, style),
    notesOn(explanation).flatMap((note) => wrap(note, "  ")),
  ]);
}

/** A rule's facts. Each example is on one line, so that it can be copied. */
export function prettyRule(rule: RuleReference, style: Style): string {
  const { name, title, reason, good, bad } = rule;
  const docs = docsOf({ rule: name });
  return inBlocks([
    [`${style.strong(name)}  ${style.faint(title)}`],
    wrap(plain(reason), "  "),
    [...ruleLines(rule), ["Docs", docs] as const].flatMap(([label, text]) => labeled(label, text, ruleLabel, style)),
    good === undefined ? [] : [style.strong("  Good"), `    ${good}`],
    bad === undefined ? [] : [style.strong("  Refused"), `    ${bad}`],
  ]);
}

/** A section's keys, one per line. */
export function prettySection({ name, title, description, keys }: SectionFacts, style: Style): string {
  const most = Math.max(0, ...keys.map((key) => key.name.length));
  const lines = keys.map((key) => `  ${key.name.padEnd(most)}  ${style.faint(key.title)}`);
  return `${[`${style.strong(name)}  ${style.faint(title)}`, "", ...wrap(plain(description), "  "), "", ...lines].join("\n")}\n`;
}

function settingLines(settings: readonly Setting[], style: Style): readonly string[] {
  const rows = valueRows(settings);
  const widths = ([0, 1, 2] as const).map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map(([file, key, value, where]) => {
    const cells = [file, key, value].map((cell, column) => cell.padEnd(widths[column]!)).filter((cell) => cell !== "");
    return `    ${[...cells, style.faint(where)].join("  ")}`;
  });
}

function costBlock(settings: readonly Setting[], style: Style): readonly string[] {
  const lines = costLines(settings);
  if (lines.length === 0) return [];
  return [style.strong("  Cost in the specs, USD a month"), ...lines.flatMap((line) => wrap(plain(line), "    "))];
}

function effectLines(effect: Explanation["effects"][number], style: Style): readonly string[] {
  const { from, to, spec } = effect;
  const word = effectWords[effect.effect];
  const money = moneyText(effect);
  const grave = ["replace", "data loss", "log loss", "refused"].includes(effect.effect);
  const colored = grave ? style.error(word) : ["restart", "rollout"].includes(effect.effect) ? style.warning(word) : word;
  const what = effectParts(effect).map(plain).join("; ");
  return [
    `    ${valueText(from, 40)} → ${valueText(to, 40)} ${style.faint(`(tried on ${spec})`)}: ${colored}${money === "" ? "" : `, ${money} USD a month`}`,
    ...(what === "" ? [] : wrap(what, "      ").map((line) => style.faint(line))),
  ];
}

/** Resource properties that the key sets, for the spec in which it sets the most. */
function propertyLines(settings: readonly Setting[], style: Style): readonly string[] {
  const most = Math.max(0, ...settings.map(({ properties }) => properties.length));
  const found = settings.find(({ properties }) => properties.length === most);
  if (found === undefined || most === 0) return [];
  const shown = found.properties.slice(0, mostProperties);
  const rest = found.properties.length - shown.length;
  return [
    `${style.strong("  Sets")} ${style.faint(`in ${found.file}`)}`,
    ...shown.map(({ resource, type, property }) => `    ${resource} ${style.faint(typeLabel(type))} ${property}`),
    ...(rest > 0 ? [`    ${style.faint(`and ${rest} more`)}`] : []),
  ];
}

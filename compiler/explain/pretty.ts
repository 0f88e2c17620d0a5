/** An explanation for a terminal: wrapped at its width, labels in one column. */
import { effectParts, effectWords, moneyText, typeLabel, valueText } from "../reference/effect-words.ts";
import type { SectionFacts } from "../reference/keys.ts";
import type { styleOf } from "../diagnostics/render/style.ts";
import type { Explanation, Setting } from "./explanation.ts";
import { costLines, factLines } from "./words.ts";

type Style = ReturnType<typeof styleOf>;

/** Longest line that is read with ease. */
const width = 100;
const labelWidth = 9;
const mostProperties = 12;

/** Ends with a line feed. */
export function prettyExplanation(explanation: Explanation, style: Style): string {
  const { key, effects, settings } = explanation;
  const facts = factLines(explanation).flatMap(([label, text]) => labelled(label, text, style));
  const blocks = [
    [`${style.strong(key.path)}  ${style.faint(key.title)}`],
    wrap(plain(key.description), "  "),
    facts,
    settings.length === 0 ? [] : [style.strong("  Values in the specs"), ...settingLines(settings, style)],
    costBlock(settings, style),
    effects.length === 0 ? [] : [style.strong("  Effects of a change"), ...effects.flatMap((effect) => effectLines(effect, style))],
    propertyLines(settings, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** A section's keys, a line each. */
export function prettySection({ name, title, description, keys }: SectionFacts, style: Style): string {
  const most = Math.max(0, ...keys.map((key) => key.name.length));
  const lines = keys.map((key) => `  ${key.name.padEnd(most)}  ${style.faint(key.title)}`);
  return `${[`${style.strong(name)}  ${style.faint(title)}`, "", ...wrap(plain(description), "  "), "", ...lines].join("\n")}\n`;
}

function labelled(label: string, text: string, style: Style): readonly string[] {
  const indent = " ".repeat(labelWidth + 2);
  const [first = "", ...rest] = wrap(plain(text), indent);
  return [`  ${style.faint(label.padEnd(labelWidth))}${first.trimStart()}`, ...rest];
}

function settingLines(settings: readonly Setting[], style: Style): readonly string[] {
  const most = Math.max(...settings.map(({ file }) => file.length));
  const values = settings.map(({ value }) => (value === undefined ? "not set" : valueText(value, 44)));
  const widest = Math.max(...values.map((value) => value.length));
  return settings.map(({ file, place }, index) => {
    const where = place === undefined ? "default" : `${place.file}:${place.line}`;
    return `    ${file.padEnd(most)}  ${values[index]!.padEnd(widest)}  ${style.faint(where)}`;
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
  const coloured = grave ? style.error(word) : ["restart", "rollout"].includes(effect.effect) ? style.warning(word) : word;
  const what = effectParts(effect).map(plain).join("; ");
  return [
    `    ${valueText(from, 40)} → ${valueText(to, 40)} ${style.faint(`(tried on ${spec})`)}: ${coloured}${money === "" ? "" : `, ${money} USD a month`}`,
    ...(what === "" ? [] : wrap(what, "      ").map((line) => style.faint(line))),
  ];
}

/** What the key sets, in the spec where that is most. */
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

/** A terminal shows what is typed without backticks. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}

/** Words in lines of at most `width` characters; a longer word stands alone. */
function wrap(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
}

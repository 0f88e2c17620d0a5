/** An explanation as Markdown, for example to paste into a pull request. */
import { docsOf } from "../diagnostics/docs.ts";
import { effectParts, effectWords, moneyText, valueText } from "../reference/effect-words.ts";
import type { SectionFacts } from "../reference/keys.ts";
import { ruleLines } from "../reference/rule-words.ts";
import type { RuleReference } from "../reference/rules.ts";
import type { Explanation } from "./explanation.ts";
import { costLines, factLines, notesOn, priceBlocks, valueRows } from "./words.ts";

/** The text ends with a line feed. */
export function markdownExplanation(explanation: Explanation): string {
  const { key, effects, settings, example } = explanation;
  return blocks([
    `### \`${key.path}\`: ${key.title}`,
    key.description,
    list(factLines(explanation).map(([label, text]) => `**${label}:** ${label === "Docs" ? `[${text}](${text})` : text}`)),
    list(
      valueRows(settings).map(([file, own, value, where]) => {
        return `${file}: ${own === "" ? "" : `\`${own}\` `}${value === "not set" ? value : `\`${value}\``} (${where})`;
      }),
    ),
    list(costLines(example === undefined ? settings : [example])),
    ...priceBlocks(explanation).map(([title, lines]) => `**${title}**\n\n${list(lines)}`),
    list(
      effects.map((effect) => {
        const what = effectParts(effect).join("; ");
        const money = moneyText(effect);
        return `\`${valueText(effect.from)}\` → \`${valueText(effect.to)}\` (${effect.spec}): **${effectWords[effect.effect]}**${money === "" ? "" : `, ${money} USD a month`}${what === "" ? "" : `: ${what}`}`;
      }),
    ),
    ...notesOn(explanation),
  ]);
}

/** A rule's facts as a list. */
export function markdownRule(rule: RuleReference): string {
  const { name, title, reason, good, bad } = rule;
  const docs = docsOf({ rule: name });
  return blocks([
    `### \`${name}\`: ${title}`,
    reason,
    list([...ruleLines(rule), ["Docs", `[${docs}](${docs})`] as const].map(([label, text]) => `**${label}:** ${text}`)),
    bad === undefined ? "" : `\`\`\`yaml\n# good\n${good}\n# refused\n${bad}\n\`\`\``,
  ]);
}

/** A section's keys as a list. */
export function markdownSection({ name, title, description, keys }: SectionFacts): string {
  return blocks([`### \`${name}\`: ${title}`, description, list(keys.map((key) => `\`${key.name}\`: ${key.summary}`))]);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function blocks(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

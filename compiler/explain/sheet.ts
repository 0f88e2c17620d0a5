/** A page about anything that is neither a key nor a rule: a resource, a type, or the matches of a search. */
import type { styleOf } from "../diagnostics/render/style.ts";
import { inBlocks, labeled, plain, wrap } from "./text.ts";

export interface Sheet {
  readonly name: string;
  readonly title: string;
  /** A paragraph; may be empty. Code is in backticks, here and in the facts. */
  readonly text: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Lists; those without items are left out. */
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
}

/** For a terminal. The text ends with a line feed. */
export function prettySheet({ name, title, text, facts, lists }: Sheet, style: ReturnType<typeof styleOf>): string {
  const widest = Math.max(0, ...facts.map(([label]) => label.length));
  return inBlocks([
    [`${style.strong(name)}  ${style.faint(title)}`],
    wrap(plain(text), "  "),
    facts.flatMap(([label, fact]) => labeled(label, fact, widest, style)),
    ...lists.map((list) =>
      list.items.length === 0 ? [] : [style.strong(`  ${list.title}`), ...list.items.flatMap((item) => wrap(plain(item), "    "))],
    ),
  ]);
}

/** The text ends with a line feed. */
export function markdownSheet({ name, title, text, facts, lists }: Sheet): string {
  const parts = [
    `### \`${name}\`: ${title}`,
    text,
    facts.map(([label, fact]) => `- **${label}:** ${fact}`).join("\n"),
    ...lists.map((list) => (list.items.length === 0 ? "" : [`**${list.title}**`, "", ...list.items.map((item) => `- ${item}`)].join("\n"))),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Finds keys, rules, sections, resources and commands by free words: `database password`, `nat`. */
import { allKeys, moduleSections, withInner } from "../reference/keys.ts";
import { ruleNames, ruleReference } from "../reference/rules.ts";
import { typeLabel } from "../reference/effect-words.ts";

export interface Match {
  readonly kind: "section" | "key" | "rule" | "resource" | "command";
  readonly name: string;
  readonly title: string;
}

/** What is searched besides the reference. */
export interface Searchable {
  /** Type by id. */
  readonly resources: ReadonlyMap<string, string>;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
}

interface Entry extends Match {
  /** Words of the name and title, and those of the description. */
  readonly words: readonly string[];
  readonly more: readonly string[];
}

/** The best matches first. A rare word counts more than a frequent one: `password` more than `database`. */
export function search(text: string, among: Searchable): readonly Match[] {
  const wanted = [...new Set(wordsOf(text))].filter((word) => !fillers.has(word));
  const entries = entriesOf(among);
  const scores = wanted.map((word) => weighted(entries.map((entry) => scoreOf(word, entry))));
  const scored = entries.map((entry, index) => ({ entry, total: scores.reduce((sum, ofWord) => sum + ofWord[index]!, 0) }));
  const best = Math.max(0, ...scored.map(({ total }) => total));
  return scored
    .filter(({ total }) => total > 0 && total >= best / 2)
    .sort((a, b) => b.total - a.total || kinds.indexOf(a.entry.kind) - kinds.indexOf(b.entry.kind))
    .map(({ entry: { kind, name, title } }) => ({ kind, name, title }));
}

/** Scores of one word, by how few entries have it. */
function weighted(scores: readonly number[]): readonly number[] {
  const having = scores.filter((score) => score > 0).length;
  const weight = having === 0 ? 0 : Math.log(1 + scores.length / having);
  return scores.map((score) => score * weight);
}

const kinds: readonly Match["kind"][] = ["section", "key", "rule", "resource", "command"];

/** Words that say nothing about the subject of a question. */
const fillers: ReadonlySet<string> = new Set(
  "a an and are can do does for how i in is it my of on or the to what where which who why with".split(" "),
);

/** A whole word of the name or title counts most, then a beginning, then a word of the description. */
function scoreOf(wanted: string, { words, more }: Entry): number {
  const stem = stemOf(wanted);
  if (words.some((word) => stemOf(word) === stem)) return 8;
  if (stem.length >= 3 && words.some((word) => word.startsWith(stem))) return 5;
  if (more.some((word) => stemOf(word) === stem)) return 2;
  return stem.length >= 4 && more.some((word) => word.startsWith(stem)) ? 1 : 0;
}

/** Plural and singular are the same word. */
function stemOf(word: string): string {
  return word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "") : word;
}

/** `enableRdsProxy` has the words enable, rds and proxy. */
function wordsOf(text: string): readonly string[] {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  return apart.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function entriesOf({ resources, commands }: Searchable): readonly Entry[] {
  return [
    ...moduleSections().map(({ name, title, description }) => entry("section", name, title, description)),
    ...allKeys()
      .flatMap(withInner)
      .map(({ path, title, description }) => entry("key", path, title, description)),
    ...ruleNames().map((name) => {
      const { title, reason } = ruleReference(name)!;
      return entry("rule", name, title, reason);
    }),
    ...[...resources].map(([id, type]) => entry("resource", id, typeLabel(type), "")),
    ...commands.map(({ name, summary }) => entry("command", name, summary, "")),
  ];
}

function entry(kind: Match["kind"], name: string, title: string, description: string): Entry {
  return { kind, name, title, words: wordsOf(`${name} ${title}`), more: wordsOf(description) };
}

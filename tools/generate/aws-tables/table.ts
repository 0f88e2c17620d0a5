/** The shape of every table, and its text: one key per line, so that a newer wheel gives a readable diff. */
export interface Table {
  /** Where the data comes from, for readers. */
  readonly source: string;
  /** Date of the data, `YYYY-MM-DD`. */
  readonly date: string;
  /** What a reader must know before relying on it. */
  readonly note?: string;
  readonly [key: string]: unknown;
}

/** An object that takes one line in a table. */
export class Line {
  readonly text: string;

  constructor(value: object) {
    this.text = JSON.stringify(value);
  }

  toJSON(): string {
    return `line ${this.text}`;
  }
}

/** JSON text of a table. Lists are packed into strings (`pack`): readers split them on demand, and each stays on one line. */
export function tableText(table: Table): string {
  return `${JSON.stringify(table, null, 2).replaceAll(/"(?:[^"\\]|\\.)*"/g, lineOf)}\n`;
}

function lineOf(quoted: string): string {
  return quoted.startsWith('"line {') ? (JSON.parse(quoted) as string).slice("line ".length) : quoted;
}

/** Joins words in the given order. Throws on a word with a space, which could not be split again. */
export function pack(words: readonly (string | number)[]): string {
  const bad = words.find((word) => /\s/.test(String(word)));
  if (bad !== undefined) throw new Error(`cannot pack ${JSON.stringify(bad)}`);
  return words.join(" ");
}

/**
 * An object with its keys in natural order: `cache.m6g` before `cache.m10g`. (JavaScript itself moves integer keys such as `13` to the
 * front.)
 */
export function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => natural(a, b)));
}

/** Compares texts so that runs of digits count as numbers: `16.9` before `16.10`. */
export function natural(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

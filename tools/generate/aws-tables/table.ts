/** The shape that every table has, and its text: one key a line, so that a newer wheel makes a diff that people can read. */
export interface Table {
  /** Where the data is from, for people. */
  readonly source: string;
  /** Day of the data, `YYYY-MM-DD`. */
  readonly date: string;
  /** What a reader must know before trusting it. */
  readonly note?: string;
  readonly [key: string]: unknown;
}

/** JSON text of a table. Lists are packed into strings (`pack`): they are split only when asked for, and stay on one line. */
export function tableText(table: Table): string {
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** One string of words in the order given. Throws on a word that has a space, which could not be split again. */
export function pack(words: readonly (string | number)[]): string {
  const bad = words.find((word) => /\s/.test(String(word)));
  if (bad !== undefined) throw new Error(`cannot pack ${JSON.stringify(bad)}`);
  return words.join(" ");
}

/** An object with its keys in natural order: `13` before `9.6`'s successor, `cache.m6g` before `cache.m10g`. */
export function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => natural(a, b)));
}

/** Compares texts so that runs of digits count as numbers: `16.9` before `16.10`. */
export function natural(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** What AWS accepts as a tag. */

/** Characters of keys and values that every service accepts: letters and digits of any script, spaces and `_.:/=+-@`. */
const unaccepted = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u;

/** The first character that no tag may contain; undefined if all are accepted. */
export function wrongTagCharacter(text: string): string | undefined {
  return unaccepted.exec(text)?.[0];
}

/** Does the key begin with the prefix that AWS reserves, in whatever case? */
export function isReservedTag(key: string): boolean {
  return /^aws:/i.test(key);
}

/** A key of `others` that differs from `key` by case alone. IAM treats the two as one, and refuses a role that has both. */
export function sameButForCase(key: string, others: readonly string[]): string | undefined {
  return others.find((other) => other !== key && other.toLowerCase() === key.toLowerCase());
}

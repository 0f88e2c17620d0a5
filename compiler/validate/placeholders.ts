/** Values that a template left to fill in: they are well-formed, and deploy something that nobody owns. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";

/**
 * What stands for a value of one's own, in a value of one word: `your-domain.com`, `YOUR_HOSTED_ZONE_ID`, `CHANGE_ME`, `<zone>`, and
 * the domains of RFC 2606 that nobody can own. Hosts under `.example` are left alone: the docs and the shipped specs name things so.
 */
const inWords =
  /your[-_][\w-]+(?:\.[\w-]+)*|(?:[\w-]+\.)*example\.(?:com|org|net)|change[-_]?me\w*|replace[-_]?me\w*|TODO|FIXME|x{5,}|<[\w-]+>/i;
/** In a sentence only what nobody writes in one. */
const inSentences = /\bYOUR_[A-Z0-9_]+\b|\bCHANGE_?ME\b|\bTODO\b|\bFIXME\b/;
/** A name may hold the letters of one of these (`todo`, `exchange-menu`); only a whole word between separators stands for a value. */
const whole = (text: string, index: number, length: number) => !/[A-Za-z0-9]/.test((text[index - 1] ?? "") + (text[index + length] ?? ""));

/** placeholder-value for each text of the effective spec that holds a placeholder. */
export function placeholderDiagnostics(source: SpecSource): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  walk(source.tree, [], (path, text) => {
    const found = placeholderIn(text);
    if (found === undefined) return;
    const key = path.join(".");
    const help = `replace \`${found}\` with this environment's value`;
    diagnostics.push(problem("placeholder-value", source.locate(path), `\`${key}\` still contains a placeholder`, { help, key }));
  });
  return diagnostics;
}

/** No value that is a placeholder is longer, and on megabytes of dots and letters the search would take minutes. */
const longest = 1000;

/** The placeholder in a text. */
export function placeholderIn(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const match = (text.includes(" ") ? inSentences : inWords).exec(text);
  if (match === null || !whole(text, match.index, match[0].length)) return undefined;
  return /^(?:todo|fixme)$/.test(match[0]) ? undefined : match[0];
}

function walk(value: unknown, path: KeyPath, visit: (path: KeyPath, text: string) => void): void {
  if (typeof value === "string") visit(path, value);
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index], visit);
  else if (value !== null && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
}

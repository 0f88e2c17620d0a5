/**
 * Detects placeholders that a template left to fill in. They are well-formed, but would deploy resources on domains and accounts that
 * nobody owns.
 */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { SpecSource } from "../source/types.ts";
import { eachScalar } from "./scalars.ts";

/**
 * Placeholders in values that consist of one word: `your-domain.com`, `YOUR_HOSTED_ZONE_ID`, `CHANGE_ME`, `<zone>`, and the domains that
 * RFC 2606 reserves. Hosts under `.example` are allowed, because the docs and the shipped specs use them.
 */
const inWords =
  /your[-_][\w-]+(?:\.[\w-]+)*|(?:[\w-]+\.)*example\.(?:com|org|net)|change[-_]?me\w*|replace[-_]?me\w*|TODO|FIXME|x{5,}|<[\w-]+>/i;
/** In sentences only placeholders that do not occur in prose. */
const inSentences = /\bYOUR_[A-Z0-9_]+\b|\bCHANGE_?ME\b|\bTODO\b|\bFIXME\b/;
/** Names may contain a placeholder's letters (`todo`, `exchange-menu`), so only a whole word between separators counts. */
const whole = (text: string, index: number, length: number) => !/[A-Za-z0-9]/.test((text[index - 1] ?? "") + (text[index + length] ?? ""));

/** placeholder-value for each string of the effective spec that contains a placeholder. */
export function placeholderDiagnostics(source: SpecSource): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  eachScalar(source.tree, (path, text) => {
    const found = typeof text === "string" ? placeholderIn(text) : undefined;
    if (found === undefined) return;
    const key = path.join(".");
    const reserved = /example\.(?:com|org|net)$/i.test(found) ? ": nobody can own a domain that is reserved for documentation" : "";
    const help = `replace \`${found}\` with this environment's value${reserved}`;
    diagnostics.push(problem("placeholder-value", source.locate(path), `\`${key}\` still contains a placeholder`, { help, key }));
  });
  return diagnostics;
}

/** Maximum length to search: placeholders are short, and searching megabytes of dots and letters would take minutes. */
const longest = 1000;

/** The placeholder in a string; undefined if there is none. */
export function placeholderIn(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const match = (text.includes(" ") ? inSentences : inWords).exec(text);
  if (match === null || !whole(text, match.index, match[0].length)) return undefined;
  return /^(?:todo|fixme)$/.test(match[0]) ? undefined : match[0];
}

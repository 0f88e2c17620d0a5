/**
 * Descriptions of keys quote the prices of one region. For environments of other regions, everything that states a price is left out: what
 * they pay is computed.
 */

/** The region whose prices the schema quotes. */
export const quotedRegion = "eu-central-1";

/** Are prices of the quoted region wrong for environments of these regions? */
export function isElsewhere(regions: Iterable<string>): boolean {
  return [...regions].some((region) => region !== quotedRegion);
}

/** The text for environments of these regions. */
export function quotedFor(text: string, regions: Iterable<string>): string {
  return isElsewhere(regions) ? withoutPrices(text) : text;
}

const price = /\d USD\b|\bPrices are for\b/;
const figure = /\d USD\b|\d\.\d|\bPrices are for\b/;

/** The text without dollars: sentences lose the part that states a price, or go as a whole. */
export function withoutPrices(text: string): string {
  if (!price.test(text)) return text;
  const sentences = text.split(/(?<=[.!?])\s+/).flatMap((sentence) => (price.test(sentence) ? shortened(sentence) : [sentence]));
  return sentences.join(" ");
}

function shortened(sentence: string): readonly string[] {
  const end = /[.!?]$/.exec(sentence)?.[0] ?? "";
  const bare = sentence.slice(0, sentence.length - end.length).replaceAll(/\s*\([^()]*\)/g, (aside) => (figure.test(aside) ? "" : aside));
  const kept = bare.split("; ").flatMap(beforePrice);
  const [first, ...rest] = kept;
  if (first === undefined) return [];
  const opening = bare.startsWith(first) ? first : `${first[0]!.toUpperCase()}${first.slice(1)}`;
  return [`${[opening, ...rest].join("; ")}${end}`];
}

/** A clause up to the comma or colon before its first price. What is left of a clause that is about nothing else is no statement. */
function beforePrice(clause: string): readonly string[] {
  if (!figure.test(clause)) return [clause];
  const parts = clause.split(/(?<=[,:]) /);
  const kept = parts.slice(
    0,
    parts.findIndex((part) => figure.test(part)),
  );
  const text = kept.join(" ").replace(/[,:]$/, "");
  return text.includes(" ") && !/^(?:With|Without|If|Beyond|Below|Above|For|In)\b/.test(text) ? [text] : [];
}

/** Finds the bracket or quote that was never closed: the parser reports only where it gave up, which may be many lines below. */
import { Lexer } from "yaml";

/** An opening bracket or quote without its closing one. */
export interface Unclosed {
  /** Offset of the opening character. */
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

const closers: Readonly<Record<string, string>> = { "[": "]", "{": "}" };
const nouns: Readonly<Record<string, string>> = { "[": "list", "{": "map" };
/** Tokens of the lexer that stand for no text: start of a document, end of an unclosed flow collection, and before a scalar. */
const markers: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);

/** The first bracket that is not closed, or is closed by the wrong one. */
export function unclosedBracket(text: string): Unclosed | undefined {
  const open: { readonly bracket: string; readonly offset: number }[] = [];
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const top = open.at(-1);
    if (markers.has(token)) {
      if (token === "\u0018" && top !== undefined) return missing(top);
      isScalar = token === "\u001f";
      continue;
    }
    if (!isScalar && Object.hasOwn(closers, token)) open.push({ bracket: token, offset });
    if (!isScalar && (token === "]" || token === "}") && top !== undefined) {
      if (closers[top.bracket] !== token) return mismatched(top, token, open.at(-2)?.bracket);
      open.pop();
    }
    isScalar = false;
    offset += token.length;
  }
  const rest = open.at(-1);
  return rest === undefined ? undefined : missing(rest);
}

function missing({ bracket, offset }: { readonly bracket: string; readonly offset: number }): Unclosed {
  const closer = closers[bracket]!;
  return { offset, message: `\`${bracket}\` is never closed`, help: `add \`${closer}\` at the end of the ${nouns[bracket]}` };
}

function mismatched(
  { bracket, offset }: { readonly bracket: string; readonly offset: number },
  found: string,
  outer: string | undefined,
): Unclosed {
  const closer = closers[bracket]!;
  const isOuter = outer !== undefined && closers[outer] === found;
  const help = isOuter ? `add \`${closer}\` before the \`${found}\`` : `replace the \`${found}\` by \`${closer}\``;
  return { offset, message: `\`${bracket}\` is closed by \`${found}\``, help };
}

/** The first quoted value that does not end on its line and swallows a key below it. */
export function unclosedQuote(text: string): Unclosed | undefined {
  let start = 0;
  const lines = text.split("\n");
  const end = lines.findLastIndex((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    const column = openQuote(line);
    const isSwallowing = /^\s*(?:- )?["']?[A-Za-z][\w.-]*["']?:(?:\s|$)/.test(lines[index + 1] ?? "");
    if (column !== undefined && (isSwallowing || index >= end)) {
      const quote = line[column]!;
      return {
        offset: start + column,
        message: `the quote \`${quote}\` is never closed`,
        help: `add \`${quote}\` at the end of the value`,
      };
    }
    start += line.length + 1;
  }
  return undefined;
}

/** Column of the quote that is still open at the end of the line. A quote opens a value only at its start. */
function openQuote(line: string): number | undefined {
  let open: number | undefined;
  // The last character that is no space, and the one right before this.
  let [last, before] = [":", " "];
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (open === undefined) {
      if (character === "#" && /\s/.test(before)) return undefined;
      if ((character === '"' || character === "'") && ":,[{-".includes(last)) open = at;
    } else if (character === "\\" && line[open] === '"') at += 1;
    else if (character === line[open]) {
      if (character === "'" && line[at + 1] === "'") at += 1;
      else open = undefined;
    }
    before = character;
    if (!/\s/.test(character)) last = character;
  }
  return open;
}

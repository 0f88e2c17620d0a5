/** How deep a YAML text is nested, found without recursion. */
import { Lexer } from "yaml";
import type { Range } from "../diagnostics/types.ts";

/** Columns that one level of blocks takes at least, and those that it is given here: a spec's deepest key stands in column 20. */
const columnsPerLevel = 8;
const markers: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);
/** What may stand before the first word of a line: indentation and indicators of compact lists and maps. */
const leading = /^(?: +|[-?:])$/;

/** Where flow collections are nested more than `levels` deep, or a line begins where only that many blocks could lead. */
export function deeperThan(text: string, levels: number): Range | undefined {
  let flow = 0;
  let [line, column] = [1, 1];
  let isLeading = true;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (markers.has(token)) {
      isScalar ||= token === "\u001f";
      continue;
    }
    if (!isScalar) {
      if (token === "[" || token === "{") flow += 1;
      else if (token === "]" || token === "}") flow -= 1;
      isLeading &&= leading.test(token);
      if (flow > levels || (isLeading && column > levels * columnsPerLevel)) return { line, column, endLine: line, endColumn: column + 1 };
    }
    const breaks = token.split("\n");
    if (breaks.length > 1) {
      line += breaks.length - 1;
      column = breaks.at(-1)!.length + 1;
      isLeading = true;
    } else column += token.length;
    isScalar = false;
  }
  return undefined;
}

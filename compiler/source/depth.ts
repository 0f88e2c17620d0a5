/** How deep a YAML text is nested, found while it is lexed: parsing first would go as deep as the stack is, and that differs from run to run. */
import type { Range } from "../diagnostics/types.ts";

/** Columns that one level of blocks takes at least, and those that it is given here: a spec's deepest key stands in column 20. */
const columnsPerLevel = 8;
const markers: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);
/** What may stand before the first word of a line: indentation and indicators of compact lists and maps. */
const leading = /^(?: +|[-?:])$/;

/** Follows the tokens of `yaml`'s lexer. */
export class Nesting {
  readonly #levels: number;
  #flow = 0;
  #line = 1;
  #column = 1;
  #isLeading = true;
  #isScalar = false;

  constructor(levels: number) {
    this.#levels = levels;
  }

  /** Takes the next token; returns its place where flow collections nest too deep, or where a line begins that only too many blocks could lead to. */
  next(token: string): Range | undefined {
    if (markers.has(token)) {
      this.#isScalar ||= token === "\u001f";
      return undefined;
    }
    if (!this.#isScalar) {
      if (token === "[" || token === "{") this.#flow += 1;
      else if (token === "]" || token === "}") this.#flow -= 1;
      this.#isLeading &&= leading.test(token);
      if (this.#flow > this.#levels || (this.#isLeading && this.#column > this.#levels * columnsPerLevel)) return this.#place();
    }
    this.#advance(token);
    this.#isScalar = false;
    return undefined;
  }

  #advance(token: string): void {
    const end = token.lastIndexOf("\n");
    if (end < 0) {
      this.#column += token.length;
      return;
    }
    for (let at = token.indexOf("\n"); at >= 0; at = token.indexOf("\n", at + 1)) this.#line += 1;
    this.#column = token.length - end;
    this.#isLeading = true;
  }

  #place(): Range {
    return { line: this.#line, column: this.#column, endLine: this.#line, endColumn: this.#column + 1 };
  }
}

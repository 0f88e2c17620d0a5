/**
 * Limits the nesting depth of a YAML text while it is lexed. The parser would recurse until the stack overflows, at a depth that varies
 * between runs.
 */
import type { Range } from "../diagnostics/types.ts";

/** Columns allowed per block level. Nested blocks need fewer, and the deepest key of a spec is at column 20. */
const columnsPerLevel = 8;
const markers: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);
/** Tokens that may precede the first word of a line: indentation, and the indicators of compact lists and maps. */
const leading = /^(?: +|[-?:])$/;

/** Tracks nesting across the tokens of the `yaml` lexer. */
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

  /**
   * Processes the next token. Returns its position if flow collections are nested too deeply, or if the indentation of its line implies too
   * many block levels.
   */
  next(token: string): Range | undefined {
    if (markers.has(token)) {
      this.#isScalar ||= token === "\u001f";
      return undefined;
    }
    if (!this.#isScalar) {
      if (token === "[" || token === "{") this.#flow += 1;
      else if (token === "]" || token === "}") this.#flow -= 1;
      this.#isLeading &&= leading.test(token);
    }
    if (this.#flow > this.#levels || (this.#isLeading && this.#column > this.#levels * columnsPerLevel)) return this.#place();
    // What follows a scalar on its line is no indentation.
    if (this.#isScalar) this.#isLeading = false;
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

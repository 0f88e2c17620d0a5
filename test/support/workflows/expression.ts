/** Evaluates the expressions of GitHub workflows: literals, contexts, comparisons, `&&`, `||`, `!`, `fromJSON`. */

export type Contexts = Readonly<Record<string, unknown>>;

/** Replaces every `${{ … }}`. A text that is one expression gives that expression's value. */
export function interpolate(text: string, contexts: Contexts): unknown {
  const whole = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text);
  if (whole !== null) return evaluate(whole[1]!, contexts);
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => asText(evaluate(expression, contexts)));
}

/** Value of an expression without `${{ }}`. */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const tokens = expression.match(/'(?:[^']|'')*'|[\w.-]+|&&|\|\||==|!=|[!(),]/g) ?? [];
  if (tokens.join("").length !== expression.replaceAll(/\s(?=(?:[^']*'[^']*')*[^']*$)/g, "").length)
    throw new Error(`cannot read ${expression}`);
  const parser = new Parser(tokens, contexts);
  const value = parser.either();
  if (!parser.done) throw new Error(`cannot read the end of ${expression}`);
  return value;
}

class Parser {
  #next = 0;
  readonly #tokens: readonly string[];
  readonly #contexts: Contexts;

  constructor(tokens: readonly string[], contexts: Contexts) {
    this.#tokens = tokens;
    this.#contexts = contexts;
  }

  get done(): boolean {
    return this.#next === this.#tokens.length;
  }

  either(): unknown {
    let value = this.both();
    while (this.#take("||")) {
      const other = this.both();
      value = isTrue(value) ? value : other;
    }
    return value;
  }

  private both(): unknown {
    let value = this.comparison();
    while (this.#take("&&")) {
      const other = this.comparison();
      value = isTrue(value) ? other : value;
    }
    return value;
  }

  private comparison(): unknown {
    const value = this.unary();
    if (this.#take("==")) return isEqual(value, this.unary());
    if (this.#take("!=")) return !isEqual(value, this.unary());
    return value;
  }

  private unary(): unknown {
    if (this.#take("!")) return !isTrue(this.unary());
    if (this.#take("(")) {
      const value = this.either();
      if (!this.#take(")")) throw new Error("missing )");
      return value;
    }
    return this.primary(this.#tokens[this.#next++] ?? "");
  }

  private primary(token: string): unknown {
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (token === "fromJSON" && this.#take("(")) {
      const value = JSON.parse(asText(this.either())) as unknown;
      if (!this.#take(")")) throw new Error("missing )");
      return value;
    }
    return this.lookUp(token);
  }

  /** A context must exist; what it lacks is empty, as on GitHub. */
  private lookUp(path: string): unknown {
    const [context, ...keys] = path.split(".");
    if (!Object.hasOwn(this.#contexts, context!)) throw new Error(`no context ${context} here: ${path}`);
    return keys.reduce<unknown>((value, key) => (Object(value) as Record<string, unknown>)[key], this.#contexts[context!]) ?? "";
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }
}

export function isTrue(value: unknown): boolean {
  return value !== false && value !== "" && value !== 0 && value !== null && value !== undefined;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  return a === b;
}

export function asText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

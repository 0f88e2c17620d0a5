/** Which spec keys a plan names as causes. */

/** A key as its steps: `["sqs", "extraQueues", "mail", "maxReceiveCount"]`. */
export type SpecKey = readonly string[];

/** The causes of resources, for questions about single keys. */
export class Causes {
  readonly #named: ReadonlySet<string>;
  /** Keys below which a cause is named. */
  readonly #above = new Set<string>();

  constructor(causes: Iterable<string>) {
    this.#named = new Set(causes);
    for (const cause of this.#named)
      for (let end = cause.lastIndexOf("."); end > 0; end = cause.lastIndexOf(".", end - 1)) {
        const key = cause.slice(0, end);
        if (this.#above.has(key)) break;
        this.#above.add(key);
      }
  }

  /** Is the key a cause, or part of it? */
  names(key: SpecKey): boolean {
    const dotted = key.join(".");
    return this.#named.has(dotted) || this.#above.has(dotted);
  }

  /** Is the key a cause of which no part is traced by itself, such as the source of a secret? */
  namesWhole(key: SpecKey): boolean {
    const dotted = key.join(".");
    return this.#named.has(dotted) && !this.#above.has(dotted);
  }
}

/** Full-text search over resources: every word must occur in the id, type, module, inputs, or causing keys. */
import { inSlices } from "./dom.ts";
import type { Environment } from "./model.ts";

export class SearchIndex {
  /** Resolves when the inputs are indexed, which happens in slices. Until then only names are searched. */
  readonly complete: Promise<boolean>;
  readonly #ids: readonly string[];
  readonly #heads: readonly string[];
  readonly #bodies: string[] = [];

  constructor({ resources, deleted }: Environment) {
    const all = [...resources, ...deleted.values()];
    this.#ids = all.map(({ id }) => id);
    this.#heads = all.map(({ id, type, module }) => `${id} ${module} ${type}`.toLowerCase());
    this.complete = inSlices(all, ({ inputs, from }) => this.#bodies.push(JSON.stringify([inputs, from]).toLowerCase()));
  }

  /** IDs of the matching resources. Those whose id, module or type contains every word come first. An empty query matches all. */
  find(query: string): readonly string[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const first: string[] = [];
    const then: string[] = [];
    this.#heads.forEach((head, index) => {
      if (words.every((word) => head.includes(word))) first.push(this.#ids[index]!);
      else if (words.every((word) => head.includes(word) || (this.#bodies[index]?.includes(word) ?? false))) then.push(this.#ids[index]!);
    });
    return [...first, ...then];
  }
}

const indexes = new WeakMap<Environment, SearchIndex>();

/** The index of an environment, built on first use. */
export function indexOf(environment: Environment): SearchIndex {
  const known = indexes.get(environment) ?? new SearchIndex(environment);
  indexes.set(environment, known);
  return known;
}

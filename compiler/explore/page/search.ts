/** Full-text search over resources: every word must occur in the id, type, module, inputs, or causing keys. */
import { inSlices } from "./dom.ts";
import type { Environment } from "./model.ts";

export class SearchIndex {
  /** Resolves when the inputs are indexed, which happens in slices. Until then only names are searched. */
  readonly complete: Promise<boolean>;
  readonly #heads: readonly string[];
  readonly #bodies: string[] = [];

  constructor({ resources }: Environment) {
    this.#heads = resources.map(({ id, type, module }) => `${id} ${module} ${type}`.toLowerCase());
    this.complete = inSlices(resources, ({ inputs, from }) => this.#bodies.push(JSON.stringify([inputs, from]).toLowerCase()));
  }

  /** Indexes of the matching resources. Those whose id, module or type contains every word come first. An empty query matches all. */
  find(query: string): readonly number[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const first: number[] = [];
    const then: number[] = [];
    this.#heads.forEach((head, index) => {
      if (words.every((word) => head.includes(word))) first.push(index);
      else if (words.every((word) => head.includes(word) || (this.#bodies[index]?.includes(word) ?? false))) then.push(index);
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

/** Why an operation happens: the way from a resource along references to the one that an edit changes. */
import type { Change, Operation, PropertyChange } from "./types.ts";

export interface ChainLink {
  /** Resource ID, as in the operation. */
  readonly id: string;
  /** Properties that cause the operation. All of them lead to the next link; those of the last link are edited, or its resource is new. */
  readonly properties: readonly string[];
}

const byId = new WeakMap<Change, ReadonlyMap<string, Operation>>();

/** The resource itself first, the resource with the edited property last. Empty if nothing happens to the resource. */
export function chainOf(change: Change, id: string): readonly ChainLink[] {
  const operations = byId.get(change) ?? new Map(change.operations.map((one) => [one.id, one]));
  byId.set(change, operations);
  const chain: ChainLink[] = [];
  const seen = new Set<string>();
  for (let at = operations.get(id); at !== undefined && !seen.has(at.id); at = nextOf(at, operations)) {
    seen.add(at.id);
    chain.push({ id: at.id, properties: causes(at).map(({ name }) => name) });
  }
  return chain;
}

/** The operation that causes this one; undefined if an edit of its own does. */
function nextOf(one: Operation, operations: ReadonlyMap<string, Operation>): Operation | undefined {
  const found = causes(one);
  if (found.some(({ through }) => through.length === 0)) return undefined;
  return found.flatMap(({ through }) => through.flatMap((id) => operations.get(id) ?? []))[0];
}

/** What replaces the resource, else everything that differs. Properties that an edit changes come alone if there are any. */
function causes({ kind, properties }: Operation): readonly PropertyChange[] {
  const relevant =
    kind === "replace" && properties.some(({ replaces }) => replaces) ? properties.filter(({ replaces }) => replaces) : properties;
  const own = relevant.filter(({ through }) => through.length === 0);
  return own.length > 0 ? own : relevant;
}

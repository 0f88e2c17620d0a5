/** Adds to the `from` of resources: the spec keys without which a resource would not be planned. */
import type { Draft } from "../../plan/builder/draft.ts";

/** The drafts of a workload or queue: also from the entry of the spec that adds it. Every environment has the built-in ones, which have no entry. */
export function fromEntry({ entry }: { readonly entry?: string }, drafts: readonly Draft[]): readonly Draft[] {
  return entry === undefined ? drafts : fromKeys([entry], drafts);
}

/** The drafts, also from `keys`. */
export function fromKeys(keys: readonly string[], drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => ({
    ...draft,
    options: { ...draft.options, from: [...new Set([...(draft.options.from ?? []), ...keys])] },
  }));
}

/** Extends the `from` of resources: the spec keys without which a resource would not be planned. */
import type { Draft } from "../../plan/builder/draft.ts";

/** Adds the spec entry that defines a workload or queue to its drafts. Built-in workloads and queues have no entry. */
export function fromEntry({ entry }: { readonly entry?: string }, drafts: readonly Draft[]): readonly Draft[] {
  return entry === undefined ? drafts : fromKeys([entry], drafts);
}

/** Adds `keys` to the `from` of the drafts. */
export function fromKeys(keys: readonly string[], drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => ({
    ...draft,
    options: { ...draft.options, from: [...new Set([...(draft.options.from ?? []), ...keys])] },
  }));
}

/** Why a resource is there, for what a spec's maps add. */
import type { Draft } from "../../plan/builder/draft.ts";

/**
 * The drafts of what an entry of the spec adds (a service, a queue) with that entry as their cause; those of what every environment
 * has as they are.
 */
export function fromEntry(cause: { readonly entry?: string }, drafts: readonly Draft[]): readonly Draft[] {
  return cause.entry === undefined ? drafts : fromKeys([cause.entry], drafts);
}

/** The drafts with the keys as further causes. */
export function fromKeys(keys: readonly string[], drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => ({
    ...draft,
    options: { ...draft.options, because: [...new Set([...(draft.options.because ?? []), ...keys])] },
  }));
}

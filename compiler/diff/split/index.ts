/**
 * A change that must become two pull requests, each deployed before the next one is merged: turn protection off, then replace; add, then
 * remove. Both edits are computed and compiled, so they are exact.
 */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { EnvironmentDiff, Pair, Split } from "../types.ts";
import { addedFirst } from "./added.ts";
import { withoutPrivateNames } from "./endpoint.ts";
import type { First } from "./first.ts";
import { withOldPort } from "./port.ts";
import { unprotected } from "./protection.ts";

/** The two pull requests; undefined if one is enough, or if no edit of this file alone makes two. */
export function splitOf(diff: EnvironmentDiff, pair: Pair, asOf: string): Split | undefined {
  const [old, now] = [pair.before?.text, pair.after?.text];
  if (old === undefined || now === undefined) return undefined;
  // What AWS refuses does not go through in two steps either.
  if (diff.effects.some(({ danger }) => danger === "refused")) return undefined;
  const first = firstOf(diff, pair, asOf);
  if (first === undefined) return undefined;
  return {
    because: first.because,
    parts: [
      { title: `1. ${first.title}; merge and deploy it`, patch: patchOf(diff.file, old, first.text) },
      { title: `2. ${first.then}`, patch: patchOf(diff.file, first.text, now) },
    ],
  };
}

/** What is protected and replaced by something else at once needs both: its successor beside it, and its protection off. */
function firstOf({ change, order }: EnvironmentDiff, pair: Pair, asOf: string): First | undefined {
  const added = addedFirst(pair);
  if (added === undefined) {
    const off = unprotected(change.operations, pair.before!, asOf);
    return off ?? withOldPort(change, pair) ?? withoutPrivateNames(change, order, pair);
  }
  const both = unprotected(change.operations, { ...pair.after!, text: added.text, plan: pair.before!.plan! }, asOf);
  if (both === undefined) return added;
  return { ...added, because: `${both.because}; ${added.because}`, title: `${added.title}, with protection off`, text: both.text };
}

function patchOf(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

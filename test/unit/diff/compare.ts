/** Comparisons of frozen environments with edited ones. */
import { diffOf, type DiffOptions } from "../../../compiler/diff/index.ts";
import type { EnvironmentDiff } from "../../../compiler/diff/types.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { frozenDay, planOf } from "../../../tools/fixtures/specs.ts";

/** What the edit does to a frozen environment, plan against plan. */
export function edited(name: string, over: Tree, options: Partial<DiffOptions> = {}, base: Tree = {}): EnvironmentDiff {
  const pair = {
    file: `spec/${name}.yaml`,
    before: { label: "before", plan: planOf(name, base) },
    after: { label: "after", plan: planOf(name, { ...base, ...over }) },
  };
  return diffOf(pair, { asOf: frozenDay, ...options });
}

/** Danger by resource. */
export function dangersIn({ effects }: EnvironmentDiff): Readonly<Record<string, string>> {
  return Object.fromEntries(effects.map(({ operation, danger }) => [operation.id, danger]));
}

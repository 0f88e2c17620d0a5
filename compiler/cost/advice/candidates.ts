/** The changes that could lower a bill: cheaper values of every key that the bill, or its measured effects, name. */
import { identityKeys } from "../../pricing/line.ts";
import { movesBill } from "../../reference/effects.ts";
import { allKeys } from "../../reference/keys.ts";
import { valueAt } from "../../source/value-at.ts";
import { plannedValue } from "../planned-value.ts";
import { ladderOf } from "./ladder.ts";
import type { Change, Situation } from "./types.ts";

/** Keys that describe the environment or its load instead of deciding what is built. */
const descriptions: ReadonlySet<string> = new Set([...identityKeys, "usage", "budget", "tags", "waivers"]);

/** Changes of at most `deepest` steps for each key, by key. */
export function candidatesOf({ report, alternatives }: Situation, deepest: number): readonly Change[] {
  const { spec } = alternatives.environment();
  return keysOf(report.lines.flatMap(({ keys }) => keys)).flatMap((key) => {
    const from = valueAt(spec, key.split(".")) ?? plannedValue(report, key);
    return ladderOf(key, from, report.book)
      .filter(({ depth }) => depth <= deepest)
      .map((rung) => ({ key, from, ...rung }));
  });
}

function keysOf(causes: readonly string[]): readonly string[] {
  const moving = allKeys().flatMap(({ path }) => (movesBill(path) ? [path] : []));
  return [...new Set([...causes, ...moving])].filter((key) => !descriptions.has(key.split(".")[0]!)).sort();
}

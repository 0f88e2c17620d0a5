/** Matches text against regular expressions of a plan. A hand-edited plan may contain one that never comes to an end. */
import { Script } from "node:vm";
import { refuse } from "./refusal.ts";

/** A pattern that is not hostile takes microseconds. The limit counts time, not work, and a busy machine may give a program none for a second. */
const mostMilliseconds = 5000;

/** Many times the longest pattern of the compiler. */
const longestPattern = 1000;

/** Does the text match? Refuses a pattern that takes too long; `where` names it. `vm` is the only way to interrupt a match. */
export function matchesPattern(pattern: string, text: string, where: string): boolean {
  if (pattern.length > longestPattern) refuse(`${where}: the pattern of the plan is longer than ${longestPattern} characters.`);
  const code = `new RegExp(${JSON.stringify(pattern)}).test(${JSON.stringify(text)})`;
  try {
    return new Script(code).runInThisContext({ timeout: mostMilliseconds }) === true;
  } catch {
    return refuse(
      `${where}: the pattern of the plan takes too long to match. Plans are generated: compile it again instead of editing it.`,
    );
  }
}

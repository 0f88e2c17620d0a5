import { hasErrors } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { Side } from "../types.ts";

/** The text after the first pull request, and what to say about it. */
export interface First {
  readonly because: string;
  readonly title: string;
  /** What the second pull request does. */
  readonly then: string;
  readonly text: string;
}

/** The plan of the spec with another text; undefined if that has errors. */
export function planOf({ recompile }: Side, text: string): Plan | undefined {
  const compiled = recompile?.(text);
  return compiled === undefined || hasErrors(compiled.diagnostics) ? undefined : compiled.plan;
}

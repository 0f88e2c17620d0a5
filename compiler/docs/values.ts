/** Keys and their values in the environments, as tables show them. */
import { keyPage } from "../diagnostics/docs.ts";
import { effectWords, valueText } from "../reference/effect-words.ts";
import { effectsOf, gravest } from "../reference/effects.ts";
import type { DocEnvironment } from "./input.ts";
import { code } from "./markdown.ts";

/** The effective value of a dotted key. */
export function valueIn({ environment }: DocEnvironment, path: string): unknown {
  return path.split(".").reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], environment.spec);
}

/** `` `7` ``, or `` `7` (default) `` where the spec does not state it, or "–" where it has none. */
export function shownValue(environment: DocEnvironment, path: string, longest = 40): string {
  const value = valueIn(environment, path);
  if (value === undefined) return "–";
  const text = code(valueText(value, longest));
  return environment.isSet(path) ? text : `${text} (default)`;
}

/** A link to the key's place, relative to docs/infrastructure. */
export function keyLink(path: string): string {
  return `[${code(path.split(".").at(-1)!)}](${keyPage(path)})`;
}

/** The gravest effect of a change, in words; what was refused is not what people do. */
export function gravestText(path: string): string {
  const tried = effectsOf(path);
  if (tried.length === 0) return "–";
  const possible = tried.filter(({ effect }) => effect !== "refused");
  return effectWords[gravest(possible.length > 0 ? possible : tried)];
}

/** Do the environments differ in this key? */
export function differs(environments: readonly DocEnvironment[], path: string): boolean {
  return new Set(environments.map((environment) => JSON.stringify(valueIn(environment, path)))).size > 1;
}

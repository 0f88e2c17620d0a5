/** Keys and their values in the environments, as tables show them. */
import { keyPage } from "../diagnostics/docs.ts";
import { cut, effectWords, valueText } from "../reference/effect-words.ts";
import { effectsOf, gravest } from "../reference/effects.ts";
import type { DocEnvironment } from "./input.ts";
import { code } from "./markdown.ts";

/** The effective value of a dotted key. */
export function valueIn({ environment }: DocEnvironment, path: string): unknown {
  let node: unknown = environment.spec;
  for (const step of path.split(".")) node = (node as Record<string, unknown> | undefined)?.[step];
  return node;
}

/** A value as it stands in YAML, and whether the spec states it; undefined without one. */
interface Shown {
  readonly text: string;
  readonly stated: boolean;
}
const shown = new WeakMap<DocEnvironment, Map<string, Shown | undefined>>();

/** `` `7` ``, or `` `7` (default) `` where the spec does not state it, or "–" where it has none. */
export function shownValue(environment: DocEnvironment, path: string, longest = 40): string {
  const found = shownIn(environment, path);
  if (found === undefined) return "–";
  const text = code(cut(found.text, longest));
  return found.stated ? text : `${text} (default)`;
}

/** Every value stands on four pages, and is put into words once. */
function shownIn(environment: DocEnvironment, path: string): Shown | undefined {
  let values = shown.get(environment);
  if (values === undefined) shown.set(environment, (values = new Map()));
  if (values.has(path)) return values.get(path);
  const value = valueIn(environment, path);
  const made = value === undefined ? undefined : { text: valueText(value, Infinity), stated: environment.isSet(path) };
  values.set(path, made);
  return made;
}

/** A link to the key's place, relative to docs/infrastructure. */
export function keyLink(path: string): string {
  return `[${code(path.slice(path.lastIndexOf(".") + 1))}](${keyPage(path)})`;
}

const gravestTexts = new Map<string, string>();

/** The gravest effect of a change, in words; what was refused is not what people do. */
export function gravestText(path: string): string {
  let text = gravestTexts.get(path);
  if (text === undefined) gravestTexts.set(path, (text = gravestOf(path)));
  return text;
}

function gravestOf(path: string): string {
  const tried = effectsOf(path);
  if (tried.length === 0) return "–";
  const possible = tried.filter(({ effect }) => effect !== "refused");
  return effectWords[gravest(possible.length > 0 ? possible : tried)];
}

/** Do the environments differ in this key? */
export function differs(environments: readonly DocEnvironment[], path: string): boolean {
  return new Set(environments.map((environment) => JSON.stringify(valueIn(environment, path)))).size > 1;
}

/** Values of keys per environment, as tables show them. */
import { keyPage } from "../diagnostics/docs.ts";
import { cut } from "../diagnostics/render/shorten.ts";
import { effectWords, valueText } from "../reference/effect-words.ts";
import { effectsOf, gravest } from "../reference/effects.ts";
import type { DocEnvironment } from "./input.ts";
import { code } from "./markdown.ts";

/** The effective value of a dotted key. */
export function valueIn({ environment }: DocEnvironment, path: string): unknown {
  let node: unknown = environment.spec;
  for (const step of path.split(".")) node = (node as Record<string, unknown> | undefined)?.[step];
  return node;
}

/** A value as YAML, and whether the spec sets it; undefined without a value. */
interface Shown {
  readonly text: string;
  readonly stated: boolean;
}
const shown = new WeakMap<DocEnvironment, Map<string, Shown | undefined>>();

/** `` `7` ``, or `` `7` (default) `` if the spec does not set it, or "–" if it has no value. */
export function shownValue(environment: DocEnvironment, path: string, longest = 40): string {
  const found = shownIn(environment, path);
  if (found === undefined) return "–";
  const text = code(cut(found.text, longest));
  return found.stated ? text : `${text} (default)`;
}

/** Cached, because every value appears on four pages. */
function shownIn(environment: DocEnvironment, path: string): Shown | undefined {
  let values = shown.get(environment);
  if (values === undefined) shown.set(environment, (values = new Map()));
  if (values.has(path)) return values.get(path);
  const value = valueIn(environment, path);
  const made = value === undefined ? undefined : { text: valueText(value, Infinity), stated: environment.isSet(path) };
  values.set(path, made);
  return made;
}

/** A link to the key's section, relative to docs/infrastructure. */
export function keyLink(path: string): string {
  return `[${code(path.slice(path.lastIndexOf(".") + 1))}](${keyPage(path)})`;
}

const gravestTexts = new Map<string, string>();

/** The most severe effect of a change, in words. Changes that AWS refuses are ignored, because nobody deploys them. */
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

/** Does the key's value differ between the environments? */
export function differs(environments: readonly DocEnvironment[], path: string): boolean {
  return new Set(environments.map((environment) => JSON.stringify(valueIn(environment, path)))).size > 1;
}

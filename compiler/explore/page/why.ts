/** Traces a property back to the spec: keys with the lines that set them, defaults, and rules. */
import { h } from "./dom.ts";
import type { Environment } from "./model.ts";

/** The causes of a property, or of the resource for `""`; undefined if nothing in the spec determines it. */
export function whyOf(environment: Environment, from: readonly string[] | undefined): HTMLElement | undefined {
  if (from === undefined || from.length === 0) return undefined;
  return h("ul", { class: "why" }, ...from.map((cause) => h("li", {}, ...describe(environment, cause))));
}

function describe({ causes, class: kind }: Environment, cause: string): readonly (Node | string)[] {
  if (cause.startsWith("rule:")) return ["rule ", h("code", {}, cause.slice(5))];
  const found = causes[cause];
  const name = h("code", {}, cause);
  if (found === undefined) return [name];
  const value = found.value === undefined ? "" : ` = ${shorten(JSON.stringify(found.value))}`;
  const place = found.file === undefined ? `default of class ${kind}` : `${found.file}:${found.line ?? 1}`;
  return [name, h("span", { class: "value" }, value), " ", h("span", { class: "place" }, place)];
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Creates elements without parsing markup, so that text stays text. */

type Child = Node | string | false | undefined;
type Properties = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;

/**
 * Creates an element. A function property becomes a listener for the event of that name; `true` sets an attribute without a value; `false`
 * and undefined leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), properties, children);
}

/** Creates an SVG element in the same way. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

function fill<E extends Element>(element: E, properties: Properties, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

/** A message whose names in backticks are code. */
export function prose(text: string): readonly (Node | string)[] {
  const parts = text.split("`");
  return parts.length % 2 === 0 ? [text] : parts.map((part, index) => (index % 2 === 0 ? part : h("code", {}, part)));
}

/** Maximum time without yielding to user input, ms. */
const slice = 8;

/**
 * Calls `step` for each item, in slices between which the browser can handle events. Resolves with true at the end, and with false if
 * `signal` was aborted.
 */
export async function inSlices<T>(items: readonly T[], step: (item: T, index: number) => void, signal?: AbortSignal): Promise<boolean> {
  let next = 0;
  while (next < items.length) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted === true) return false;
    const end = performance.now() + slice;
    while (next < items.length && performance.now() < end) {
      step(items[next]!, next);
      next++;
    }
  }
  return signal?.aborted !== true;
}

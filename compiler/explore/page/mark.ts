/** The mark of an operation before a name: its sign, and its word for whoever does not see it. */
import { marks, unchanged, type Mark } from "../marks.ts";
import { h } from "./dom.ts";
import type { Environment } from "./model.ts";

/** The mark of a resource in the environment's change: that of the worst operation. */
export function markIn({ effectsById }: Environment, id: string): Mark {
  const worst = effectsById.get(id)?.[0];
  return worst === undefined ? unchanged : marks[worst.kind];
}

export function markSign({ name, sign, word }: Mark): HTMLElement {
  return h(
    "span",
    { class: `sign ${name}`, title: word },
    h("span", { "aria-hidden": "true" }, sign),
    h("span", { class: "unseen" }, ` ${word} `),
  );
}

/** The marks that occur, with their words and numbers. */
export function legend({ effects, resources, effectsById }: Environment): HTMLElement {
  const counts = new Map<string, { readonly mark: Mark; count: number }>();
  for (const { kind } of effects) {
    const mark = marks[kind];
    const known = counts.get(mark.word) ?? { mark, count: 0 };
    known.count++;
    counts.set(mark.word, known);
  }
  const order = Object.values(marks).map(({ word }) => word);
  const found = [...counts.values()].sort((a, b) => order.indexOf(a.mark.word) - order.indexOf(b.mark.word));
  const same = { mark: unchanged, count: resources.filter(({ id }) => !effectsById.has(id)).length };
  const items = [...found, ...(same.count === 0 ? [] : [same])].map(({ mark, count }) =>
    h("li", {}, h("span", { class: `sign ${mark.name}`, "aria-hidden": "true" }, mark.sign), ` ${count} ${mark.word}`),
  );
  return h("ul", { class: "legend", "aria-label": "Marks" }, ...items);
}

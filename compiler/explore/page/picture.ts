/** The diagram in a pane of its own: it scrolls there, and its size is the reader's choice. */
import { h } from "./dom.ts";
import { legend } from "./mark.ts";
import type { Environment } from "./model.ts";

/** Size of the picture; `undefined` until the reader chooses one. Kept while the page is open. */
let chosen: number | undefined;

const [smallest, largest, step] = [0.25, 3, 1.25];

/** A pane that is a little narrower than the picture shows all of it; in a much narrower one, its text would be too small. */
const legible = 0.85;

/** `picture` is a copy of the environment's own. */
export function pictureView(environment: Environment, picture: HTMLElement): readonly Node[] {
  const change = environment.change;
  const title = h(
    "h2",
    { tabindex: -1, id: "title", class: "unseen" },
    `Diagram of ${environment.environment}${change === undefined ? "" : ", with what changes"}`,
  );
  const marked = change === undefined ? [] : [legend(environment), arrows(picture)];
  const pane = h("div", { class: "pane" }, picture);
  return [title, h("div", { class: "above" }, ...marked, sizes(picture, pane)), pane];
}

/** What arrows of one side look like, if there are any. */
function arrows(picture: HTMLElement): HTMLElement | false {
  const found = (["created", "deleted"] as const).filter((side) => picture.querySelector(`.w-${side}`) !== null);
  const words = { created: "thick arrow: added", deleted: "dashed arrow: removed" };
  return found.length > 0 && h("p", { class: "place" }, found.map((side) => words[side]).join(", "));
}

function sizes(picture: HTMLElement, pane: HTMLElement): HTMLElement {
  const drawing = picture.querySelector("svg")!;
  const natural = Number(drawing.getAttribute("width"));
  const show = (factor: number): void => void (drawing.style.width = `${Math.floor(natural * factor)}px`);
  const set = (factor: number): void => show((chosen = Math.min(largest, Math.max(smallest, factor))));
  const current = (): number => drawing.getBoundingClientRect().width / natural;
  const fit = (): number => pane.clientWidth / natural;
  const initial = (): number => (fit() < legible ? 1 : Math.min(1, fit()));
  new ResizeObserver(() => show(chosen ?? initial())).observe(pane);
  const button = (name: string, text: string, click: () => void) =>
    h("button", { type: "button", "aria-label": name, title: name, click }, text);
  return h(
    "div",
    { class: "sizes", role: "group", "aria-label": "Size of the diagram" },
    button("Smaller", "−", () => set(current() / step)),
    button("Larger", "+", () => set(current() * step)),
    button("Fit the width", "Fit", () => set(Math.min(1, fit()))),
    button("Full size", "100%", () => set(1)),
  );
}

/** A list that shows its first items, and more on demand, so that thousands of them do not slow the page. */
import { h } from "./dom.ts";

/** Items shown initially, and added by each press of the button. */
const most = 60;

export function growingList<T>(name: string, items: readonly T[], item: (value: T) => Node): readonly Node[] {
  const list = h("ul", { class: name });
  const more = h("button", { type: "button", click: () => add() });
  let shown = 0;
  const add = (): void => {
    list.append(...items.slice(shown, shown + most).map(item));
    shown = Math.min(items.length, shown + most);
    more.textContent = `Show ${Math.min(most, items.length - shown)} more of ${items.length - shown}`;
    more.hidden = shown === items.length;
  };
  add();
  return [list, more];
}

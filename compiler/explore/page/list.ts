/** A virtual list of any length: only visible rows are in the DOM. It is a listbox with a roving active option. */
import { h } from "./dom.ts";

export interface ListItem {
  readonly id: string;
  /** What happens to it, and its type. */
  readonly type: string;
  /** A mark before the id, and its meaning. */
  readonly mark?: { readonly sign: string; readonly meaning: string; readonly name: string };
}

/** Height of a row, px; must match the style sheet. */
const rowHeight = 44;
const spare = 6;

export class ResourceList {
  readonly element: HTMLElement;
  readonly #rows = new Map<number, HTMLElement>();
  readonly #sizer = h("div", { class: "list-sizer", role: "presentation" });
  readonly #open: (id: string) => void;
  #items: readonly ListItem[] = [];
  #active = 0;
  #selected: string | undefined;
  #everything = false;
  #asked = false;

  /** `open` is called with the item that the user selects. */
  constructor(label: string, open: (id: string) => void) {
    this.#open = open;
    this.element = h(
      "div",
      {
        class: "list",
        id: "resource-list",
        role: "listbox",
        tabindex: 0,
        "aria-label": label,
        scroll: () => this.#ask(),
        keydown: (event: KeyboardEvent) => this.#key(event),
      },
      this.#sizer,
    );
    this.element.addEventListener("click", (event) => {
      const row = (event.target as Element).closest<HTMLElement>(".row");
      if (row !== null) this.#choose(Number(row.dataset["index"]));
    });
    new ResizeObserver(() => this.#ask()).observe(this.element);
  }

  /** Replaces the items and scrolls to the top. */
  show(items: readonly ListItem[]): void {
    this.#items = items;
    this.#sizer.style.height = `${items.length * rowHeight}px`;
    this.#clear();
    this.#active = Math.max(0, this.#placeOf(this.#selected));
    this.element.scrollTop = 0;
    this.#reveal();
    this.#draw();
  }

  /** Highlights the current item, and scrolls to it if it is listed. */
  select(id: string | undefined): void {
    this.#selected = id;
    const place = this.#placeOf(id);
    if (place >= 0) this.#active = place;
    if (place >= 0) this.#reveal();
    this.#clear();
    this.#draw();
  }

  /** Renders all rows, for printing; `false` reverts to visible rows. */
  showEverything(on: boolean): void {
    this.#everything = on;
    this.#draw();
  }

  focus(): void {
    this.element.focus();
  }

  #placeOf(id: string | undefined): number {
    return id === undefined ? -1 : this.#items.findIndex((item) => item.id === id);
  }

  /** Renders at most once per frame while scrolling. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#draw();
    });
  }

  #clear(): void {
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.element;
    const first = this.#everything ? 0 : Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
    const end = this.#everything
      ? this.#items.length
      : Math.min(this.#items.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + spare);
    for (const [index, row] of this.#rows) {
      if (index >= first && index < end) continue;
      row.remove();
      this.#rows.delete(index);
    }
    for (let index = first; index < end; index++) if (!this.#rows.has(index)) this.#add(index);
    const active = this.#rows.get(this.#active);
    if (active === undefined) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", active.id);
  }

  #add(index: number): void {
    const { id, type, mark } = this.#items[index]!;
    const row = h(
      "div",
      {
        class: `row${index === this.#active ? " active" : ""}`,
        id: `row-${index}`,
        role: "option",
        "data-index": index,
        "aria-posinset": index + 1,
        "aria-setsize": this.#items.length,
        "aria-selected": String(id === this.#selected),
      },
      mark &&
        h("span", { class: `mark sign ${mark.name}`, title: mark.meaning }, mark.sign, h("span", { class: "unseen" }, ` ${mark.meaning} `)),
      h("span", { class: "row-id" }, id),
      h("span", { class: "row-type" }, type),
    );
    row.style.transform = `translateY(${index * rowHeight}px)`;
    this.#sizer.append(row);
    this.#rows.set(index, row);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") this.#choose(this.#active);
    else {
      const page = Math.max(1, Math.floor(this.element.clientHeight / rowHeight) - 1);
      const steps: Readonly<Record<string, number>> = {
        ArrowDown: 1,
        ArrowUp: -1,
        PageDown: page,
        PageUp: -page,
        Home: -this.#items.length,
        End: this.#items.length,
      };
      const step = steps[event.key];
      if (step === undefined) return;
      this.#move(this.#active + step);
    }
    event.preventDefault();
  }

  #move(place: number): void {
    this.#rows.get(this.#active)?.classList.remove("active");
    this.#active = Math.max(0, Math.min(this.#items.length - 1, place));
    this.#reveal();
    this.#draw();
    this.#rows.get(this.#active)?.classList.add("active");
  }

  #choose(place: number): void {
    const item = this.#items[place];
    if (item === undefined) return;
    this.#move(place);
    this.#open(item.id);
  }

  #reveal(): void {
    const { clientHeight, scrollTop } = this.element;
    const top = this.#active * rowHeight;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.element.scrollTop = top + rowHeight - clientHeight;
  }
}

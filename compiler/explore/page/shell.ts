/** The page's frame: landmarks, their controls, and the container for the content. */
import { h } from "./dom.ts";
import type { ResourceList } from "./list.ts";

export interface Shell {
  readonly app: HTMLElement;
  readonly environment: HTMLSelectElement;
  readonly other: HTMLSelectElement;
  readonly views: HTMLElement;
  readonly search: HTMLInputElement;
  readonly onlyDifferent: HTMLInputElement;
  /** Its label. */
  readonly different: HTMLElement;
  /** Number of listed resources, announced to screen readers. */
  readonly status: HTMLElement;
  readonly main: HTMLElement;
}

/** Inserts the frame into the page. */
export function buildShell(names: readonly string[], list: ResourceList): Shell {
  const options = names.map((name, index) => h("option", { value: index }, name));
  const environment = h("select", { id: "environment" }, ...options);
  const other = h("select", { id: "other" }, h("option", { value: "" }, "nothing"), ...options.map((option) => option.cloneNode(true)));
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "ID, type, module or any input …",
    autocomplete: "off",
    spellcheck: "false",
    "aria-controls": "resource-list",
    "aria-keyshortcuts": "/",
  });
  const onlyDifferent = h("input", { type: "checkbox", id: "only-different", checked: true });
  const status = h("p", { class: "status", role: "status", "aria-live": "polite" });
  const views = h("nav", { "aria-label": "Views" });
  const main = h("main", { id: "content", tabindex: -1 });
  const compare = h("span", { class: "control" }, h("label", { for: "other" }, "compare with"), other);
  const different = h("span", {});
  const only = h("label", { class: "different" }, onlyDifferent, different);
  const app = document.querySelector<HTMLElement>("#app")!;
  compare.hidden = names.length < 2;
  app.replaceChildren(
    h("a", { class: "skip", href: "#content", click: (event: Event) => skip(event, main) }, "Skip to content"),
    h(
      "header",
      {},
      h("h1", {}, document.title.split(":")[0]),
      h("span", { class: "control" }, h("label", { for: "environment" }, "environment"), environment),
      compare,
      views,
    ),
    h(
      "aside",
      { "aria-label": "Resources" },
      h("div", { role: "search" }, h("label", { for: "search" }, "Search resources ", h("kbd", {}, "/")), search, only),
      status,
      list.element,
    ),
    main,
  );
  return { app, environment, other, views, search, onlyDifferent, different, status, main };
}

/** The skip link focuses the content directly, because the hash holds the route and cannot be a jump target. */
function skip(event: Event, main: HTMLElement): void {
  event.preventDefault();
  main.focus();
}

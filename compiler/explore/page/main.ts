/** The explorer. The URL determines what is shown. */
import { changesView } from "./changes.ts";
import { comparisonDetail, compareAll, differenceSummary, type Difference } from "./compare.ts";
import { costView } from "./cost.ts";
import { resourceDetail } from "./detail.ts";
import { h } from "./dom.ts";
import { ResourceList } from "./list.ts";
import { listOne, listTwo } from "./listing.ts";
import { resourceOf, type Environment } from "./model.ts";
import { pictureView } from "./picture.ts";
import { policyView } from "./policy.ts";
import { formatRoute, parseRoute, type Route, type View } from "./route.ts";
import { indexOf } from "./search.ts";
import { buildShell } from "./shell.ts";
import { environmentNames, loadEnvironment, pictureAt } from "./source.ts";

const names = environmentNames();
const list = new ResourceList("Resources", (id) => go({ ...route, view: "resource", id }));
const shell = buildShell(names, list);
/** Where the list and the content are tabs; as in the style sheet. */
const phone = matchMedia("screen and (max-width: 800px)");

/** The current route. */
let route: Route = { environment: -1, view: "first" };
let left: Environment;
let right: Environment | undefined;
let differences: ReadonlyMap<string, Difference> | undefined;
/** Aborts sliced work when its result is no longer shown. */
let pending = new AbortController();
/** Counter of routes: a route that loads slowly is dropped when a later one is opened. */
let latest = 0;

const addressOf = (change: Partial<Route>): string => formatRoute({ ...route, ...change }, names);
const linkIn = (environment: Environment) => (id: string) =>
  resourceOf(environment, id) === undefined ? undefined : addressOf({ view: "resource", id });

function go(next: Route): void {
  location.hash = formatRoute(next, names);
}

/** Shows the current route. With `byReader`, moves the focus to the opened content. */
async function follow(byReader: boolean): Promise<void> {
  latest++;
  const mine = latest;
  const next = parseRoute(location.hash, names);
  const environments = await Promise.all([next.environment, ...(next.other === undefined ? [] : [next.other])].map(loadEnvironment));
  if (mine !== latest) return;
  const moved = next.environment !== route.environment || next.other !== route.other;
  route = next;
  left = environments[0]!;
  right = environments[1];
  if (moved) prepare();
  shell.environment.value = String(route.environment);
  shell.other.value = route.other === undefined ? "" : String(route.other);
  for (const option of shell.other.options) option.disabled = option.value === String(route.environment);
  showViews();
  showContent();
  list.select(route.view === "resource" ? route.id : undefined);
  if (byReader && route.view === "list" && phone.matches) {
    if (document.activeElement !== shell.search) list.focus();
  } else if (byReader) shell.main.querySelector<HTMLElement>("#title")?.focus();
  document.title = `${left.project}: ${[left.environment, right?.environment, route.id].filter(Boolean).join(", ")}`;
}

/** Indexes and compares the environments of the current route. */
function prepare(): void {
  pending.abort();
  pending = new AbortController();
  differences = undefined;
  shell.onlyDifferent.parentElement!.hidden = right === undefined && left.effects.length === 0;
  shell.different.textContent = right === undefined ? " only changes" : " only differences";
  showList();
  void searchable(pending.signal);
  if (right !== undefined) void compared(left, right, pending.signal);
}

/** Repeats a search that was made before the inputs were indexed. */
async function searchable(signal: AbortSignal): Promise<void> {
  for (const environment of [left, right]) if (environment !== undefined) await indexOf(environment).complete;
  if (!signal.aborted && shell.search.value !== "") showList();
}

async function compared(one: Environment, other: Environment, signal: AbortSignal): Promise<void> {
  const found = await compareAll(one, other, signal);
  if (found === undefined) return;
  differences = found;
  showList();
  document.querySelector("#difference-summary")?.replaceChildren(differenceSummary(found, one, other));
}

function showList(): void {
  const [query, only] = [shell.search.value, shell.onlyDifferent.checked];
  const items =
    right === undefined ? listOne(left, query, only) : differences === undefined ? [] : listTwo([left, right], differences, query, only);
  list.show(items);
  const number = items.length.toLocaleString("en-US");
  const what = items.length === 1 ? "resource" : "resources";
  const where = right === undefined ? "" : ` of ${left.environment} and ${right.environment}`;
  shell.status.textContent = right !== undefined && differences === undefined ? "Comparing …" : `${number} ${what}${where}`;
}

/** The view that the route's name stands for: what an environment opens with depends on whether it changes. */
function currentView(): View {
  const initial: View = right === undefined && left.change !== undefined ? "changes" : "picture";
  return route.view === "first" || route.view === "list" || (route.view === "changes" && initial !== "changes") ? initial : route.view;
}

function showViews(): void {
  const changes = right === undefined && left.change !== undefined;
  const costs = left.costs !== undefined || left.change?.cost !== undefined;
  const views: readonly (readonly [View, string, boolean])[] = [
    ["list", "Resources", true],
    [changes ? "first" : "changes", "Changes", changes],
    [changes ? "picture" : "first", "Diagram", true],
    ["cost", "Cost", costs],
    ["policy", "Policy", true],
  ];
  const initial = changes ? "changes" : "picture";
  const isCurrent = (view: View) =>
    view === "list" ? phone.matches && route.view === "list" : viewShown() === (view === "first" ? initial : view);
  const links = views
    .filter(([, , there]) => there)
    .map(([view, name]) =>
      h("a", { href: addressOf({ view }), class: `tab-${view}`, ...(isCurrent(view) ? { "aria-current": "page" } : {}) }, name),
    );
  shell.views.replaceChildren(...links);
}

/** Undefined while a phone shows the list. */
function viewShown(): View | undefined {
  return phone.matches && route.view === "list" ? undefined : currentView();
}

function showContent(): void {
  const view = currentView();
  // One diagram has a pane of its own; two of them are content like any other.
  shell.app.dataset["view"] = route.view === "list" ? "list" : view === "picture" && right !== undefined ? "pictures" : view;
  shell.main.replaceChildren(...contentOf());
  shell.main.scrollTop = 0;
}

function contentOf(): readonly Node[] {
  const link = linkIn(left);
  switch (currentView()) {
    case "changes":
      return changesView(left, left.change!, link);
    case "cost":
      return costView(left, link, shell.main.clientWidth);
    case "policy":
      return policyView(left, link);
    case "resource":
      return right === undefined ? resourceDetail(left, route.id!, link) : comparisonDetail(left, right, route.id!, [link, linkIn(right)]);
    default:
      return right === undefined ? pictureView(left, pictureAt(route.environment)) : pictures(right);
  }
}

function pictures(other: Environment): readonly Node[] {
  const summary = h("p", { id: "difference-summary" }, differences === undefined ? "" : differenceSummary(differences, left, other));
  const title = h("h2", { tabindex: -1, id: "title" }, `${left.environment} and ${other.environment}`);
  return [title, summary, h("div", { class: "side-by-side" }, pictureAt(route.environment), pictureAt(route.other!))];
}

/** Cards of every environment's picture link to `#id`, without the environment. */
function followCard(event: MouseEvent): void {
  const card = (event.target as Element).closest(".picture a");
  if (card === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go({ ...route, view: "resource", id: decodeURIComponent(card.getAttribute("href")!.slice(1)) });
}

function keyed(event: KeyboardEvent): void {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test((event.target as Element).tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    if (phone.matches && route.view !== "list") {
      // What is hidden takes no focus, and the route is followed later.
      shell.app.dataset["view"] = "list";
      go({ ...route, view: "list" });
    }
    shell.search.focus();
    shell.search.select();
  } else if (event.target === shell.search && event.key === "ArrowDown") {
    event.preventDefault();
    list.focus();
  } else if (event.target === shell.search && event.key === "Escape" && shell.search.value !== "") {
    shell.search.value = "";
    showList();
  }
}

shell.search.addEventListener("input", showList);
shell.onlyDifferent.addEventListener("change", showList);
shell.environment.addEventListener("change", () => {
  const environment = Number(shell.environment.value);
  const { other, ...rest } = route;
  go({ ...rest, environment, ...(other === undefined || other === environment ? {} : { other }) });
});
shell.other.addEventListener("change", () => {
  const { other: _other, ...rest } = route;
  go({ ...rest, ...(shell.other.value === "" ? {} : { other: Number(shell.other.value) }) });
});
shell.main.addEventListener("click", followCard);
document.addEventListener("keydown", keyed);
addEventListener("hashchange", () => void follow(true));
addEventListener("beforeprint", () => list.showEverything(true));
addEventListener("afterprint", () => list.showEverything(false));
phone.addEventListener("change", () => void follow(false));
void follow(false);

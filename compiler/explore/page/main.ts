/** The explorer. The URL determines what is shown. */
import { comparisonDetail, compareAll, markOf, type Difference } from "./compare.ts";
import { costView } from "./cost.ts";
import { resourceDetail } from "./detail.ts";
import { h } from "./dom.ts";
import { ResourceList, type ListItem } from "./list.ts";
import { shortType, type Environment } from "./model.ts";
import { policyView } from "./policy.ts";
import { formatRoute, parseRoute, type Route, type View } from "./route.ts";
import { indexOf } from "./search.ts";
import { buildShell } from "./shell.ts";
import { environmentNames, loadEnvironment, pictureAt } from "./source.ts";

const names = environmentNames();
const list = new ResourceList("Resources", (id) => go({ ...route, view: "resource", id }));
const shell = buildShell(names, list);

/** The current route. */
let route: Route = { environment: -1, view: "picture" };
let left: Environment;
let right: Environment | undefined;
let differences: ReadonlyMap<string, Difference> | undefined;
/** Aborts sliced work when its result is no longer shown. */
let pending = new AbortController();
/** Counter of routes: a route that loads slowly is dropped when a later one is opened. */
let latest = 0;

const addressOf = (change: Partial<Route>): string => formatRoute({ ...route, ...change }, names);
const linkIn = (environment: Environment) => (id: string) => (environment.byId.has(id) ? addressOf({ view: "resource", id }) : undefined);

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
  shell.main.replaceChildren(...contentOf());
  shell.main.scrollTop = 0;
  list.select(route.view === "resource" ? route.id : undefined);
  if (byReader) shell.main.querySelector<HTMLElement>("#title")?.focus();
  document.title = `${left.project}: ${[left.environment, right?.environment, route.id].filter(Boolean).join(", ")}`;
}

/** Indexes and compares the environments of the current route. */
function prepare(): void {
  pending.abort();
  pending = new AbortController();
  differences = undefined;
  shell.onlyDifferent.parentElement!.hidden = right === undefined;
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
  const items = listed();
  list.show(items);
  const number = items.length.toLocaleString("en-US");
  const what = items.length === 1 ? "resource" : "resources";
  const where = right === undefined ? "" : ` of ${left.environment} and ${right.environment}`;
  shell.status.textContent = right !== undefined && differences === undefined ? "Comparing …" : `${number} ${what}${where}`;
}

function listed(): readonly ListItem[] {
  const query = shell.search.value;
  const mine = indexOf(left)
    .find(query)
    .map((place) => left.resources[place]!);
  if (right === undefined) return mine.map(({ id, type }) => ({ id, type: shortType(type) }));
  if (differences === undefined) return [];
  const [found, one, other] = [differences, left, right];
  const theirs = indexOf(other)
    .find(query)
    .map((place) => other.resources[place]!)
    .filter(({ id }) => !one.byId.has(id));
  const kept = [...mine, ...theirs].filter(({ id }) => !shell.onlyDifferent.checked || found.get(id) !== "same");
  return kept.map(({ id, type }) => ({ id, type: shortType(type), mark: markOf(found.get(id)!, one, other) }));
}

function showViews(): void {
  const views: readonly (readonly [View, string, boolean])[] = [
    ["picture", "Diagram", true],
    ["cost", "Cost", left.costs !== undefined],
    ["policy", "Policy", true],
  ];
  const links = views
    .filter(([, , there]) => there)
    .map(([view, name]) => h("a", { href: addressOf({ view }), ...(route.view === view ? { "aria-current": "page" } : {}) }, name));
  shell.views.replaceChildren(...links);
}

function contentOf(): readonly Node[] {
  if (route.view === "cost" && left.costs !== undefined) return costView(left, linkIn(left));
  if (route.view === "policy") return policyView(left, linkIn(left));
  if (route.view !== "resource" || route.id === undefined) return pictures();
  if (right === undefined) return resourceDetail(left, route.id, linkIn(left));
  return comparisonDetail(left, right, route.id, [linkIn(left), linkIn(right)]);
}

function pictures(): readonly Node[] {
  const own = pictureAt(route.environment);
  if (right === undefined) return [h("h2", { tabindex: -1, id: "title", class: "unseen" }, `Diagram of ${left.environment}`), own];
  const summary = h("p", { id: "difference-summary" }, differences === undefined ? "" : differenceSummary(differences, left, right));
  const title = h("h2", { tabindex: -1, id: "title" }, `${left.environment} and ${right.environment}`);
  return [title, summary, h("div", { class: "side-by-side" }, own, pictureAt(route.other!))];
}

function differenceSummary(found: ReadonlyMap<string, Difference>, one: Environment, other: Environment): string {
  const counts = { left: 0, right: 0, differs: 0, same: 0 };
  for (const difference of found.values()) counts[difference]++;
  return `${counts.differs} resources differ, ${counts.left} are only in ${one.environment}, ${counts.right} only in ${other.environment}, ${counts.same} are identical except for names.`;
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
void follow(false);

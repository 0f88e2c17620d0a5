/** The cost as a treemap by module, and as a table with the same data. */
import { costChange } from "./cost-change.ts";
import { hierarchy, treemap, type HierarchyRectangularNode } from "d3-hierarchy";
import { h, svg } from "./dom.ts";
import { dollars, monthlyOf, type Environment } from "./model.ts";
import type { Link } from "./tree.ts";

interface Item {
  readonly name: string;
  readonly module: string;
  readonly monthly: number;
  readonly children?: readonly Item[];
}

/** Largest width, px. It is drawn as wide as there is room, so that its text keeps its size. */
const widest = 960;
/** Number of colors; further modules reuse them. */
const colors = 8;

/** `room`: width that the view has, px. */
export function costView(environment: Environment, link: Link, room: number): readonly Node[] {
  const modules = byModule(environment);
  const total = (environment.costs ?? []).reduce((sum, { monthly }) => sum + monthly, 0);
  const title = h("h2", { tabindex: -1, id: "title" }, `Cost of ${environment.environment}: ${dollars(total)} a month`);
  const cost = environment.change?.cost;
  const change = cost === undefined ? [] : [...costChange(cost, link), h("h3", {}, "After the change")];
  if (environment.costs === undefined) return [title, ...change, h("p", {}, "Nothing has a price.")];
  const width = Math.max(240, Math.min(widest, room - margins));
  return [title, ...change, map(modules, link, width), table(modules, link)];
}

/** Of the content, left and right, px. */
const margins = 48;

function byModule(environment: Environment): readonly Item[] {
  const modules = new Map<string, Item[]>();
  for (const { id, module } of environment.resources) {
    const monthly = monthlyOf(environment, id);
    if (monthly <= 0) continue;
    const items = modules.get(module) ?? [];
    items.push({ name: id, module, monthly });
    modules.set(module, items);
  }
  return [...modules]
    .map(([name, children]) => ({
      name,
      module: name,
      monthly: children.reduce((sum, { monthly }) => sum + monthly, 0),
      children: children.sort((a, b) => b.monthly - a.monthly),
    }))
    .sort((a, b) => b.monthly - a.monthly);
}

function map(modules: readonly Item[], link: Link, width: number): Node {
  const height = width < 600 ? 640 : 520;
  const root = hierarchy<Item>(
    { name: "", module: "", monthly: 0, children: modules },
    ({ children }) => children as Item[] | undefined,
  ).sum(({ children, monthly }) => (children === undefined ? monthly : 0));
  const laid = treemap<Item>().size([width, height]).paddingTop(18).paddingInner(2).round(true)(root);
  const places = new Map(modules.map(({ name }, index) => [name, index % colors]));
  const groups = (laid.children ?? []).flatMap((module) => [
    svg("text", { x: module.x0 + 4, y: module.y0 + 13, class: "module" }, clipped(module.data.name, module, 7)),
    ...(module.children ?? []).map((leaf) => tile(leaf, places.get(module.data.name)!, link)),
  ]);
  return svg(
    "svg",
    {
      class: "treemap",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": "Cost by module and resource; the table below has the same data",
    },
    ...groups,
  );
}

function tile(leaf: HierarchyRectangularNode<Item>, color: number, link: Link): Node {
  const { name, monthly } = leaf.data;
  const [w, hgt] = [leaf.x1 - leaf.x0, leaf.y1 - leaf.y0];
  return svg(
    "a",
    { href: link(name), "aria-label": `${name} ${dollars(monthly)}` },
    svg("title", {}, `${name}: ${dollars(monthly)} a month`),
    svg("rect", { x: leaf.x0, y: leaf.y0, width: w, height: hgt, class: `color-${color}` }),
    hgt > 18 && svg("text", { x: leaf.x0 + 4, y: leaf.y0 + 14 }, clipped(name, leaf, 6.6)),
    hgt > 34 && svg("text", { x: leaf.x0 + 4, y: leaf.y0 + 29 }, clipped(dollars(monthly), leaf, 6.6)),
  );
}

function clipped(text: string, { x0, x1 }: { readonly x0: number; readonly x1: number }, size: number): string {
  const most = Math.floor((x1 - x0 - 8) / size);
  if (most < 3) return "";
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function table(modules: readonly Item[], link: Link): Node {
  const head = h("tr", {}, ...["Module", "Resource", "USD a month"].map((text) => h("th", { scope: "col" }, text)));
  const rows = modules.flatMap(({ name, monthly, children = [] }) => [
    h("tr", { class: "sum" }, h("th", { scope: "row" }, name), h("td", {}), h("td", { class: "number" }, dollars(monthly))),
    ...children.map((item) =>
      h(
        "tr",
        {},
        h("td", {}),
        h("td", {}, h("a", { href: link(item.name) }, item.name)),
        h("td", { class: "number" }, dollars(item.monthly)),
      ),
    ),
  ]);
  return h("table", { class: "bill" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

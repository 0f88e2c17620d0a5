/** The bill before and after a change: its modules, and in each of them the resources whose cost differs. */
import type { Amounts, ExploreCostChange } from "../change-types.ts";
import { h } from "./dom.ts";
import { dollars, signed } from "./model.ts";
import type { Link } from "./tree.ts";

export function costChange({ text, total, modules, resources }: ExploreCostChange, link: Link): readonly Node[] {
  const head = h("tr", {}, ...["USD a month", "Before", "After", "Change"].map((name) => h("th", { scope: "col" }, name)));
  const rows = modules.flatMap(({ module, ...sum }) => [
    row("module", module, sum),
    ...resources.filter((each) => each.module === module).map(({ resource, ...own }) => row("one", named(resource, link), own)),
  ]);
  return [
    h("p", { class: "headline" }, text),
    h("table", { class: "bill changed" }, h("thead", {}, head), h("tbody", {}, ...rows), h("tfoot", {}, row("sum", "Total", total))),
  ];
}

function named(resource: string, link: Link): Node | string {
  const href = link(resource);
  return href === undefined ? resource : h("a", { class: "reference", href }, resource);
}

function row(kind: string, name: Node | string, { before, after, change }: Amounts): Node {
  const amounts = [dollars(before), dollars(after), change === 0 ? "" : signed(change)];
  return h("tr", { class: kind }, h("th", { scope: "row" }, name), ...amounts.map((text) => h("td", { class: "number" }, text)));
}

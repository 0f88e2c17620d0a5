/** What a change does to one resource: its operation, danger, downtime, cause and cost, and its properties before and after. */
import type { ExploreEffect, ExploreProperty } from "../change-types.ts";
import { marks } from "../marks.ts";
import { causeLine, downtimeLine } from "./changes.ts";
import { h, prose } from "./dom.ts";
import { markSign } from "./mark.ts";
import { amountsText, type Environment } from "./model.ts";
import { valueTree, type Link } from "./tree.ts";
import { whyOf } from "./why.ts";

export function effectsOf(environment: Environment, id: string, link: Link): readonly Node[] {
  if (environment.change === undefined) return [];
  const effects = environment.effectsById.get(id) ?? [];
  const cost = environment.change.cost?.resources.find(({ resource }) => resource === id);
  const price = cost === undefined ? undefined : `${amountsText(cost)} a month`;
  if (effects.length === 0) {
    return [h("p", { class: "facts" }, `This change does nothing to it${price === undefined ? "" : `, but its cost differs: ${price}`}.`)];
  }
  return effects.flatMap((effect, index) => [
    summary(effect, index === 0 ? price : undefined, link),
    ...properties(environment, effect, link),
  ]);
}

function summary(effect: ExploreEffect, price: string | undefined, link: Link): Node {
  const { kind, operation, danger, tone, notices, downtime, causes, chain } = effect;
  return h(
    "section",
    { class: `effect ${tone}`, "aria-label": "What happens to it" },
    h("p", {}, markSign(marks[kind]), h("strong", {}, danger), danger.startsWith(operation) ? "" : `: ${operation}`),
    downtime !== undefined && downtimeLine(downtime),
    ...notices.map((notice) => h("p", { class: "notice" }, ...prose(notice))),
    causes.length + chain.length > 0 && causeLine(causes, chain, link),
    price !== undefined && h("p", { class: "price" }, price),
  );
}

function properties(environment: Environment, { properties: list }: ExploreEffect, link: Link): readonly Node[] {
  if (list.length === 0) return [];
  const head = h("tr", {}, ...["Property", "Before", "After"].map((text) => h("th", { scope: "col" }, text)));
  return [
    h("h3", {}, `What differs (${list.length})`),
    h("table", { class: "inputs differing" }, h("thead", {}, head), h("tbody", {}, ...list.map((each) => row(environment, each, link)))),
  ];
}

function row(environment: Environment, { name, before, after, replaces, ignored, through, from }: ExploreProperty, link: Link): Node {
  const users = through.flatMap((id, index) => [index === 0 ? "known after " : ", ", h("a", { class: "reference", href: link(id) }, id)]);
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, name, replaces && h("span", { class: "tag" }, "replaces"), ignored && h("span", { class: "tag" }, "ignored")),
    h("td", { "data-head": "Before" }, before === undefined ? notSet() : valueTree(before, link)),
    h(
      "td",
      { "data-head": "After" },
      after === undefined ? notSet() : valueTree(after, link),
      users.length > 0 && h("p", { class: "place" }, ...users),
      whyOf(environment, from),
    ),
  );
}

function notSet(): Node {
  return h("span", { class: "place" }, "not set");
}

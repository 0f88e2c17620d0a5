/** One resource: inputs with their causes, references in both directions, cost, and policy. */
import type { PlanResource } from "../../plan/types.ts";
import { h } from "./dom.ts";
import { effectsOf } from "./effect.ts";
import { dollars, resourceOf, type Environment, type Reference } from "./model.ts";
import { growingList } from "./more.ts";
import { valueTree, type Link } from "./tree.ts";
import { whyOf } from "./why.ts";

/** Content that begins with its title, which receives the focus after the user follows a link. */
export function resourceDetail(environment: Environment, id: string, link: Link): readonly Node[] {
  const title = h("h2", { tabindex: -1, id: "title" }, id);
  const resource = resourceOf(environment, id);
  if (resource === undefined) return [title, h("p", {}, `${environment.environment} has no such resource.`)];
  const { type, module, from, options } = resource;
  const gone = environment.deleted.has(id);
  return [
    title,
    h(
      "p",
      { class: "facts" },
      h("code", {}, type),
      ` in module ${module}`,
      options.protect === true && h("span", { class: "tag" }, "protected"),
    ),
    ...effectsOf(environment, id, link),
    ...section(gone ? "Why it existed" : "Why it exists", whyOf(environment, from[""])),
    ...findings(environment, id),
    ...costs(environment, id),
    ...section(`Inputs of ${id}${gone ? ", before the change" : ""}`, inputs(environment, resource, link)),
    ...optionsOf(environment, resource, link),
    ...references("Refers to", environment.refersTo.get(id) ?? [], link),
    ...references("Referred to by", environment.referredBy.get(id) ?? [], link),
  ];
}

function section(name: string, content: Node | undefined): readonly Node[] {
  return content === undefined ? [] : [h("h3", {}, name), content];
}

function inputs(environment: Environment, { inputs: values, from }: PlanResource, link: Link): Node {
  const rows = Object.entries(values).map(([property, value]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, property),
      h("td", { "data-head": "Value" }, valueTree(value, link)),
      h("td", { "data-head": "Caused by" }, whyOf(environment, from[property])),
    ),
  );
  if (rows.length === 0) return h("p", {}, "No inputs.");
  const head = h("tr", {}, ...["Property", "Value", "Caused by"].map((text) => h("th", { scope: "col" }, text)));
  return h("table", { class: "inputs" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

function optionsOf(environment: Environment, { options, from }: PlanResource, link: Link): readonly Node[] {
  const set = Object.entries(options).filter(([name]) => name !== "dependsOn");
  if (set.length === 0) return [];
  const rows = set.map(([name, value]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", {}, valueTree(value, link)),
      h("td", {}, whyOf(environment, from[`options.${name}`])),
    ),
  );
  return section("Options", h("table", { class: "inputs" }, h("tbody", {}, ...rows)));
}

function references(name: string, list: readonly Reference[], link: Link): readonly Node[] {
  const item = ({ id, via }: Reference) =>
    h("li", {}, h("a", { href: link(id) ?? "#" }, id), " ", h("span", { class: "place" }, via.join(", ")));
  const heading = h("h3", {}, `${name} (${list.length})`);
  return list.length === 0 ? [heading, h("p", {}, "None.")] : [heading, ...growingList("references", list, item)];
}

function findings(environment: Environment, id: string): readonly Node[] {
  const own = environment.findings.filter(({ resource }) => resource === id);
  if (own.length === 0) return [];
  const items = own.map(({ rule, property, message }) =>
    h("li", {}, h("code", {}, rule), ` ${property === undefined ? "" : `${property}: `}${message}`),
  );
  return section("Policy findings", h("ul", { class: "findings" }, ...items));
}

function costs(environment: Environment, id: string): readonly Node[] {
  const own = environment.costsById.get(id) ?? [];
  if (own.length === 0) return [];
  const total = own.reduce((sum, { monthly }) => sum + monthly, 0);
  const items = own.map(({ item, kind, monthly }) =>
    h("li", {}, `${dollars(monthly)} ${item}`, kind === "usage" && h("span", { class: "tag" }, "usage")),
  );
  return section(`Cost: ${dollars(total)} a month`, h("ul", { class: "costs" }, ...items));
}

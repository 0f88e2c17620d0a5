/** Results of the security rules for an environment: findings, waivers, and the properties that each rule set. */
import { h } from "./dom.ts";
import type { Environment } from "./model.ts";
import { policyChange } from "./policy-change.ts";
import type { Link } from "./tree.ts";

export function policyView(environment: Environment, link: Link): readonly Node[] {
  const { waivers, change } = environment;
  return [
    h("h2", { tabindex: -1, id: "title" }, `Policy of ${environment.environment}`),
    ...(change === undefined ? [] : policyChange(change)),
    ...(change?.rules === undefined ? findingsIn(environment, link) : []),
    h("h3", {}, `Waivers (${waivers.length})`),
    waivers.length === 0 ? h("p", {}, "No waivers.") : waiverTable(environment),
    h("h3", {}, "Properties set by rules"),
    decisions(environment, link),
  ];
}

/** What the plan violates, whether or not somebody waived it. */
function findingsIn({ findings }: Environment, link: Link): readonly Node[] {
  const found = findings.map(({ rule, resource, property, message }) =>
    h(
      "li",
      {},
      h("code", {}, rule),
      " ",
      h("a", { href: link(resource) ?? "#" }, resource),
      property === undefined ? "" : ` ${property}`,
      `: ${message}`,
    ),
  );
  return [
    h("h3", {}, `Findings (${findings.length})`),
    found.length === 0 ? h("p", {}, "No rule violations.") : h("ul", { class: "findings" }, ...found),
  ];
}

function waiverTable({ waivers }: Environment): Node {
  const head = h("tr", {}, ...["Rule", "Scope", "Reason", "Until"].map((text) => h("th", { scope: "col" }, text)));
  const rows = waivers.map(({ rule, resource = [], key = [], reason, until }) =>
    h(
      "tr",
      {},
      h("td", {}, h("code", {}, rule)),
      h("td", { "data-head": "Scope" }, [key, resource].flat().join(", ")),
      h("td", { "data-head": "Reason" }, reason),
      h("td", { "data-head": "Until" }, h("time", {}, until)),
    ),
  );
  return h("table", { class: "stacked" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

/** Maximum number of resources initially listed per rule. */
const most = 6;

function decisions({ resources }: Environment, link: Link): Node {
  const byRule = new Map<string, Map<string, Set<string>>>();
  for (const { id, from } of resources) {
    for (const [property, causes] of Object.entries(from)) {
      for (const cause of causes) if (cause.startsWith("rule:")) note(byRule, cause.slice(5), id, property);
    }
  }
  const rows = [...byRule]
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .map(([code, targets]) => {
      const shown = [...targets]
        .slice(0, most)
        .flatMap(([id, properties]) => [h("a", { href: link(id) }, id), ` ${[...properties].filter(Boolean).join(", ")}; `]);
      const rest = targets.size > most ? `and ${targets.size - most} more` : "";
      return h(
        "tr",
        {},
        h("th", { scope: "row" }, h("code", {}, code)),
        h("td", { class: "number", "data-head": "Resources" }, String(targets.size)),
        h("td", { "data-head": "Properties" }, ...shown, rest),
      );
    });
  const head = h("tr", {}, ...["Rule", "Resources", "Properties"].map((text) => h("th", { scope: "col" }, text)));
  return h("table", { class: "decisions stacked" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

function note(byRule: Map<string, Map<string, Set<string>>>, code: string, id: string, property: string): void {
  const targets = byRule.get(code) ?? new Map<string, Set<string>>();
  byRule.set(code, targets);
  const properties = targets.get(id) ?? new Set<string>();
  targets.set(id, properties.add(property));
}

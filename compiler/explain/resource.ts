/** Everything known about a planned resource, or about a type of resources, in the given specs. */
import { keyPage, docsFolder } from "../diagnostics/docs.ts";
import { replacementFacts } from "../plan/builder/replacement.ts";
import { readerOf } from "../plan/reader.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import { typeLabel } from "../reference/effect-words.ts";
import { ruleFacts } from "../reference/rule-facts.ts";
import type { Sheet } from "./sheet.ts";

/** A spec that compiled, and what the resources of its plan cost. */
export interface PlannedSpec {
  readonly file: string;
  readonly plan: Plan;
  /** `database instance hours: 122.64 USD a month (730 hour × 0.168)`. */
  readonly costsOf: (resource: string) => readonly string[];
  /** `eu-central-1, prices of 2026-11-23`. */
  readonly prices: string;
}

/** A resource in one plan. */
export interface ResourceFacts {
  readonly file: string;
  readonly module: string;
  /** Spec keys and rules because of which it is planned. */
  readonly causes: readonly string[];
  /** Its properties with their causes; a constant has none. */
  readonly properties: readonly { readonly property: string; readonly causes: readonly string[] }[];
  readonly protected: boolean;
  readonly refersTo: readonly string[];
  readonly usedBy: readonly string[];
  readonly costs: readonly string[];
}

/** The resource in each spec that plans it. */
export function resourceFacts(id: string, specs: readonly PlannedSpec[]): readonly ResourceFacts[] {
  return specs.flatMap(({ file, plan, costsOf }) => {
    const view = readerOf(plan, "in-service");
    const resource = view.byId(id);
    if (resource === undefined) return [];
    return [
      {
        file,
        module: resource.module,
        causes: resource.from[""] ?? [],
        properties: Object.keys(resource.inputs).map((property) => ({ property, causes: resource.from[property] ?? [] })),
        protected: resource.options.protect === true,
        refersTo: [...view.dependencies(resource)].sort(),
        usedBy: view.users(id).map((user) => user.id),
        costs: costsOf(id),
      },
    ];
  });
}

/** What holds for every resource of a type. */
export function typeFacts(type: string): {
  readonly replacedBy: readonly string[];
  readonly stateful: boolean;
  readonly rules: readonly string[];
} {
  const { replace = [], stateful = false } = replacementFacts(type) ?? {};
  const rules = Object.entries(ruleFacts().types).flatMap(([rule, types]) => (types.includes(type) ? [rule] : []));
  return { replacedBy: replace, stateful, rules };
}

const mostListed = 24;

/** A resource, from the plan in which it has the most properties. */
export function resourceSheet(id: string, type: string, specs: readonly PlannedSpec[]): Sheet {
  const found = resourceFacts(id, specs);
  const shown = [...found].sort((a, b) => b.properties.length - a.properties.length)[0];
  const absent = specs.filter(({ file }) => !found.some((facts) => facts.file === file)).map(({ file }) => file);
  return {
    name: id,
    title: typeLabel(type),
    text: shown === undefined ? "No given spec plans this resource. Other values of the keys plan it." : "",
    facts: [
      ["Type", `\`${type}\``],
      ...(shown === undefined ? [] : moduleFacts(shown)),
      ...(found.length > 0 && absent.length > 0 ? [["Not in", absent.join(", ")] as const] : []),
      ...typeLines(type),
    ],
    lists: shown === undefined ? [] : resourceLists(shown, found, specs),
  };
}

function moduleFacts({ module, causes, file, ...facts }: ResourceFacts): readonly (readonly [string, string])[] {
  return [
    ["Module", `${module} (${docsFolder}/${keyPage(module)})`],
    ["Planned for", causes.length === 0 ? "every environment" : codes(causes)],
    ...(facts.protected ? [["Protected", `\`pulumi up\` refuses to delete it in ${file}`] as const] : []),
  ];
}

function resourceLists(shown: ResourceFacts, found: readonly ResourceFacts[], specs: readonly PlannedSpec[]): Sheet["lists"] {
  const costs = found.map(({ file, costs: lines }) => ({
    title: `Cost in ${file}, ${specs.find((spec) => spec.file === file)!.prices}`,
    items: lines,
  }));
  return [
    ...costs,
    { title: `Properties in ${shown.file}, and what decides them`, items: shown.properties.map(propertyLine) },
    { title: "Refers to", items: listed(shown.refersTo) },
    { title: "Used by", items: listed(shown.usedBy) },
  ];
}

function propertyLine({ property, causes }: ResourceFacts["properties"][number]): string {
  return causes.length === 0 ? `${property}: the same everywhere` : `${property}: ${codes(causes)}`;
}

/** A type, with every resource of it that the specs plan, and ids that other specs could plan. */
export function typeSheet(type: string, known: readonly string[], specs: readonly PlannedSpec[]): Sheet {
  const planned = (id: string) => specs.filter(({ plan }) => ofType(plan, type).some((each) => each.id === id)).map(({ file }) => file);
  const ids = [...new Set([...specs.flatMap(({ plan }) => ofType(plan, type).map(({ id }) => id)), ...known])].sort();
  const found = ids.filter((id) => planned(id).length > 0);
  return {
    name: typeLabel(type),
    title: type,
    text: "",
    facts: typeLines(type),
    lists: [
      { title: "Planned", items: found.map((id) => `${id}: ${planned(id).join(", ")}`) },
      { title: "Not planned by these specs", items: listed(ids.filter((id) => !found.includes(id))) },
    ],
  };
}

function ofType(plan: Plan, type: string): readonly PlanResource[] {
  return readerOf(plan, "in-service").ofType(type);
}

function typeLines(type: string): readonly (readonly [string, string])[] {
  const { replacedBy, stateful, rules } = typeFacts(type);
  return [
    ...(replacedBy.length === 0 ? [] : [["Replaced by a change of", codes(replacedBy)] as const]),
    ...(stateful ? [["Data", "it holds data, which a replacement or deletion loses"] as const] : []),
    ...(rules.length === 0 ? [] : [["Rules", rules.join(", ")] as const]),
  ];
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** One line of names. */
function listed(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const rest = names.length - mostListed;
  return [names.slice(0, mostListed).join(", ") + (rest > 0 ? ` and ${rest} more` : "")];
}

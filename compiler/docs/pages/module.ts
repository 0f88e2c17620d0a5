/** `03-rds.md`: the page of one module. */
import { modulePages } from "../../../generated/pages.ts";
import { sectionIn } from "../../reference/in-regions.ts";
import type { PlanResource } from "../../plan/types.ts";
import { defaultText, typeLabel } from "../../reference/effect-words.ts";
import type { SectionFacts } from "../../reference/keys.ts";
import { moduleEdges } from "../diagrams/modules.ts";
import { moduleResourcesDiagram } from "../diagrams/module.ts";
import { mainEnvironment, regionsOf, type DocInput } from "../input.ts";
import { code, fenced, table } from "../markdown.ts";
import { notesOf } from "../notes.ts";
import { readerOf } from "../../plan/reader.ts";
import { physicalName } from "../physical-name.ts";
import { render } from "../render.ts";
import { gravestText, keyLink, shownValue } from "../values.ts";
import { amountText } from "./cost.ts";
import { alarmsTable } from "./module-alarms.ts";
import { limitsTable, securityTable } from "./module-rules.ts";
import { keySection } from "./key-section.ts";

/** The page of a section. */
export function modulePage(section: SectionFacts, sections: readonly SectionFacts[], input: DocInput): string {
  const main = mainEnvironment(input);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const at = sections.indexOf(section);
  const diagram = moduleResourcesDiagram(main.plan, section.name, titles);
  return render("module", {
    title: section.title,
    description: sectionIn(regionsOf(input), section).description,
    ...notesOf(section.name),
    neighbors: neighbors(sections, at),
    main: main.name,
    diagram: diagram === "" ? `No resources in ${main.name}.` : fenced("mermaid", diagram),
    dependencies: dependencies(section.name, titles, input),
    created: createdTable(section.name, input),
    costs: costLine(section.name, input),
    keys: keysTable(section, input),
    sections: section.keys.map((key) => keySection(key, input)),
    security: securityTable(section, input) || "No security rule applies to this module alone.",
    alarms: alarmsTable(section.name, main.plan) || `No alarm of ${main.name} watches a resource of this module.`,
    outputs: outputsTable(section.name, input) || "None.",
    limits: limitsTable(section) || "None except the bounds of its keys.",
  });
}

function neighbors(sections: readonly SectionFacts[], at: number): string {
  const link = (section: SectionFacts | undefined, text: (title: string) => string) =>
    section === undefined ? [] : [`[${text(section.title)}](${modulePages[section.name]!}.md)`];
  return [
    ...link(sections[at - 1], (title) => `← ${title}`),
    "[Index](README.md)",
    ...link(sections[at + 1], (title) => `${title} →`),
  ].join(" · ");
}

function dependencies(module: string, titles: ReadonlyMap<string, string>, input: DocInput): string {
  const edges = moduleEdges(mainEnvironment(input).plan);
  const link = (name: string, count: number) => `[${titles.get(name) ?? name}](${modulePages[name]!}.md) (${count})`;
  const needs = edges.filter(({ to }) => to === module).map(({ from, count }) => link(from, count));
  const users = edges.filter(({ from }) => from === module).map(({ to, count }) => link(to, count));
  return [`- Depends on: ${needs.join(", ") || "nothing"}.`, `- Needed by: ${users.join(", ") || "nothing"}.`].join("\n");
}

const mostNames = 4;

function createdTable(module: string, input: DocInput): string {
  const main = mainEnvironment(input);
  const own = input.environments.map(({ plan }) => readerOf(plan).ofModule(module));
  const types = [...new Set(own.flat().map(({ type }) => type))].sort((a, b) => (typeLabel(a) < typeLabel(b) ? -1 : 1));
  const first = input.environments.indexOf(main);
  const rows = types.map((type) => {
    const alike = own.map((resources) => resources.filter((resource) => resource.type === type));
    const at = alike[first]!.length > 0 ? first : alike.findIndex((resources) => resources.length > 0);
    const where = at === first ? "" : ` in ${input.environments[at]!.name}`;
    return [typeLabel(type), ...alike.map(({ length }) => String(length)), namesOf(alike[at]!, where)];
  });
  const totals = own.map((resources) => String(resources.length));
  if (rows.length === 0) return "No resources in any environment.";
  return table(
    ["Type", ...input.environments.map(({ name }) => name), `Names in ${main.name}`],
    [...rows, ["**All**", ...totals, "[every resource](resources.md)"]],
    input.environments.map((_, column) => column + 1),
  );
}

/** The first physical names of resources of one type, and the environment if it differs from the column's. */
function namesOf(resources: readonly PlanResource[], where: string): string {
  const known = [...new Set(resources.map(physicalName).filter((name) => name !== undefined))];
  if (known.length === 0) return "–";
  const rest = known.length - mostNames;
  return `${known.slice(0, mostNames).map(code).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}${where}`;
}

/** "USD a month: 11.00 in dev, …": the cost of the module. */
function costLine(module: string, { environments, costs = [] }: DocInput): string {
  const found = costs.find((cost) => cost.module === module);
  if (found === undefined) return "";
  const parts = environments.map(({ name }, index) => `${amountText(found.monthly[index])} in ${name}`);
  return `Cost in USD a month: ${parts.join(", ")} ([cost.md](cost.md)).`;
}

function keysTable({ keys }: SectionFacts, input: DocInput): string {
  const rows = keys.map((key) => [
    keyLink(key.path),
    `${key.type}${key.unit === undefined ? "" : `, ${key.unit}`}`,
    key.presence === "required" ? "required" : key.presence === "optional" ? "optional" : defaultText(key, 24),
    ...input.environments.map((environment) => shownValue(environment, key.path, 24)),
    gravestText(key.path),
  ]);
  const note = "This section has no keys: its resources are derived from other modules.";
  return table(["Key", "Type", "Default", ...input.environments.map(({ name }) => name), "A change"], rows) || note;
}

function outputsTable(module: string, input: DocInput): string {
  const found = new Map<string, { description: string; environments: string[] }>();
  for (const { name, plan } of input.environments) {
    for (const [output, { description, module: owner }] of Object.entries(plan.outputs)) {
      if (owner !== module) continue;
      const known = found.get(output) ?? { description, environments: [] };
      found.set(output, { description: known.description, environments: [...known.environments, name] });
    }
  }
  const all = input.environments.length;
  const rows = [...found].map(([output, { description, environments }]) => [
    code(output),
    environments.length === all ? "all" : environments.join(", "),
    description,
  ]);
  return table(["Output", "Environments", "Description"], rows);
}

/** `resources.md`: every planned resource of every environment. */
import { modulePages } from "../../../generated/pages.ts";
import type { PlanResource } from "../../plan/types.ts";
import { typeLabel } from "../../reference/effect-words.ts";
import type { SectionFacts } from "../../reference/keys.ts";
import { mainEnvironment, type DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { readerOf } from "../../plan/reader.ts";
import { physicalName } from "../physical-name.ts";
import { render } from "../render.ts";

export function resourcesPage(sections: readonly SectionFacts[], input: DocInput): string {
  return render("resources", {
    main: mainEnvironment(input).name,
    counts: input.environments.map(({ name, plan }) => `${plan.resources.length} in ${name}`).join(", "),
    modules: sections.map(({ name, title }) => ({
      title,
      page: `${modulePages[name]!}.md`,
      table: resourceTable(name, input) || "Nothing.",
    })),
  });
}

function resourceTable(module: string, input: DocInput): string {
  const main = mainEnvironment(input);
  const found = new Map<string, { resource: PlanResource; environments: Set<string> }>();
  for (const { name, plan } of [main, ...input.environments.filter((environment) => environment !== main)]) {
    for (const resource of readerOf(plan).ofModule(module)) {
      const known = found.get(resource.id) ?? { resource, environments: new Set() };
      known.environments.add(name);
      found.set(resource.id, known);
    }
  }
  const rows = [...found.values()].map(({ resource, environments }) => {
    const name = physicalName(resource);
    return [
      code(resource.id),
      typeLabel(resource.type),
      name === undefined ? "–" : code(name),
      ...input.environments.map((environment) => (environments.has(environment.name) ? "yes" : "–")),
      causes(resource),
    ];
  });
  return table(["ID", "Type", "Name", ...input.environments.map(({ name }) => name), "Caused by"], rows);
}

/** Keys and rules that cause the resource to exist. */
function causes({ from }: PlanResource): string {
  return (from[""] ?? []).map((cause) => code(cause.replace(/^rule:/, ""))).join(", ");
}

/** `README.md`: the index page. */
import { modulePages } from "../../../generated/pages.ts";
import { allKeys, type SectionFacts } from "../../reference/keys.ts";
import { sectionIn } from "../../reference/in-regions.ts";
import { architectureDiagram } from "../diagrams/architecture.ts";
import { moduleDiagram, moduleEdges } from "../diagrams/modules.ts";
import { mainEnvironment, regionsOf, type DocInput } from "../input.ts";
import { code, fenced, table } from "../markdown.ts";
import { firstSentence } from "../../validate/schema/words.ts";
import { render } from "../render.ts";
import { differs, keyLink, shownValue } from "../values.ts";
import { costTable } from "./cost.ts";
import { comparisonRows } from "./comparison.ts";
import { differencesFromDesign } from "./differences.ts";

/** The index page. */
export function indexPage(sections: readonly SectionFacts[], input: DocInput): string {
  const main = mainEnvironment(input);
  const edges = moduleEdges(main.plan);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const picture = input.pictures[main.name];
  return render("index", {
    modules: moduleTable(sections, input),
    main: main.name,
    picture: picture === undefined ? "" : `![${main.name}](${picture})`,
    architecture: fenced("mermaid", architectureDiagram(main.plan)),
    dependencies: fenced("mermaid", moduleDiagram(edges, titles)),
    dependencyTable: dependencyTable(sections, edges),
    keys: sections.filter(({ keys }) => keys.length > 0).map((section) => keyList(sectionIn(regionsOf(input), section))),
    comparison: comparisonTable(input),
    otherDifferences: otherDifferences(input),
    costs: costTable(sections, input),
    differences: input.hasSources ? differenceList(edges, input) : "",
    otherPages: otherPages.map(([page, what]) => `- [${page}](${page}): ${what}`).join("\n"),
  });
}

function moduleTable(sections: readonly SectionFacts[], { hasSources }: DocInput): string {
  const rows = sections.map(({ name, title, description, order }) => [
    String(order).padStart(2, "0"),
    `[${title}](./${modulePages[name]!}.md)`,
    ...(hasSources ? [code(`compiler/modules/${name}/index.ts`)] : []),
    firstSentence(description),
  ]);
  return table(["#", "Module", ...(hasSources ? ["File"] : []), "Description"], rows);
}

function differenceList(edges: ReturnType<typeof moduleEdges>, input: DocInput): string {
  return differencesFromDesign(edges, input)
    .map(({ claim, reason }) => `- **${claim}** ${reason}`)
    .join("\n");
}

function dependencyTable(sections: readonly SectionFacts[], edges: ReturnType<typeof moduleEdges>): string {
  const title = new Map(sections.map((section) => [section.name, section.title]));
  const list = (names: readonly (readonly [string, number])[]) =>
    names.map(([name, count]) => `${title.get(name) ?? name} (${count})`).join(", ");
  const rows = sections.map(({ name }) => [
    title.get(name)!,
    list(edges.filter(({ to }) => to === name).map(({ from, count }) => [from, count])) || "–",
    list(edges.filter(({ from }) => from === name).map(({ to, count }) => [to, count])) || "–",
  ]);
  return table(["Module", "Depends on", "Needed by"], rows);
}

function keyList({ title, keys }: SectionFacts): { readonly title: string; readonly list: string } {
  return { title, list: keys.map(({ path, summary }) => `- ${keyLink(path)}: ${summary}`).join("\n") };
}

function comparisonTable(input: DocInput): string {
  const rows = comparisonRows.map(({ feature, keys, show }) => [
    feature,
    ...input.environments.map((environment) => show(environment)),
    keys.map(keyLink).join(", "),
  ]);
  return table(["Feature", ...input.environments.map(({ name }) => name), "Keys"], rows);
}

/** All other keys whose values differ between environments. */
function otherDifferences(input: DocInput): string {
  const shown = new Set(comparisonRows.flatMap(({ keys }) => keys));
  const rows = allKeys()
    .filter(({ path }) => !shown.has(path) && path !== "waivers" && differs(input.environments, path))
    .map(({ path, title }) => [keyLink(path), title, ...input.environments.map((environment) => shownValue(environment, path, 32))]);
  return table(["Key", "Description", ...input.environments.map(({ name }) => name)], rows);
}

const otherPages: readonly (readonly [string, string])[] = [
  ["config-keys.md", "every key of the spec"],
  ["environments.md", "values and waivers of each environment"],
  ["rules.md", "compiler errors, rules and security controls"],
  ["resources.md", "every planned resource"],
  ["cli.md", "the command line"],
  ["plan-format.md", "the plan format, for tools that read plans"],
  ["cost.md", "the monthly cost, line by line"],
];

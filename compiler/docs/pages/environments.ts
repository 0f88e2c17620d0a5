/** `environments.md`: every value per environment, and the waivers. */
import { markdownText } from "../../diagnostics/render/markdown.ts";
import { allKeys, type KeyFacts } from "../../reference/keys.ts";
import type { DocEnvironment, DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { render } from "../render.ts";
import { keyLink, shownValue } from "../values.ts";

export function environmentsPage(input: DocInput): string {
  return render("environments", {
    overview: overview(input),
    values: valuesTable(input, allKeys()),
    pictures: input.environments.flatMap(({ name }) =>
      input.pictures[name] === undefined ? [] : [{ name, image: `![Diagram of ${name}](${input.pictures[name]})` }],
    ),
    waivers: input.environments.map((environment) => ({ name: environment.name, table: waiversTable(environment) || "None." })),
  });
}

function overview({ environments }: DocInput): string {
  const rows = environments.map(({ name, layers, plan }) => [
    name,
    layers.map(code).join(" extends "),
    plan.class,
    plan.region,
    String(plan.resources.length),
    String(new Set(plan.resources.map(({ module }) => module)).size),
    String(plan.waivers.length),
  ]);
  return table(["Environment", "Spec", "Class", "Region", "Resources", "Modules", "Waivers"], rows, [4, 5, 6]);
}

function valuesTable({ environments }: DocInput, keys: readonly KeyFacts[]): string {
  const rows = keys
    .filter(({ path }) => path !== "waivers")
    .map(({ path, section }) => [section ?? "–", keyLink(path), ...environments.map((environment) => shownValue(environment, path, 48))]);
  return table(["Section", "Key", ...environments.map(({ name }) => name)], rows);
}

function waiversTable({ plan }: DocEnvironment): string {
  const rows = plan.waivers.map(({ rule, key = [], resource = [], reason, until, price }) => {
    const at = [...[key].flat().map(keyLink), ...[resource].flat().map(code)];
    return [
      `[${rule}](rules.md#${rule})`,
      at.length === 0 ? "everywhere" : at.join(", "),
      markdownText(reason),
      until,
      price === undefined ? "–" : String(price),
    ];
  });
  return table(["Rule", "Scope", "Reason", "Until", "USD a month"], rows, [4]);
}

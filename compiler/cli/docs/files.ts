/** The files of `docs`, from several consumers of the plan, which do not depend on each other. */
import { centRows, groupLines } from "../../cost/groups.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import { costPage } from "../../cost/page/index.ts";
import type { PricedSpec } from "../../cost/page/priced-spec.ts";
import { mainEnvironment } from "../../docs/input.ts";
import { referencePages, type DocCost, type DocEnvironment } from "../../docs/index.ts";
import { environmentPicture } from "../../graph/picture/index.ts";
import { decimalText } from "../../pricing/decimal.ts";
import { moduleSections } from "../../reference/keys.ts";
import { billOf } from "../bill.ts";
import type { Command } from "../command.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { costLabels } from "../explorer.ts";

/** Folder of the pictures, relative to docs/infrastructure. */
export const picturesFolder = "pictures";

/** Pages, pictures and the cost chart, by path below docs/infrastructure. Deterministic: the same specs produce the same bytes. */
export function docsFiles(compiled: readonly CompiledTarget[], commands: readonly Command[]): ReadonlyMap<string, string> {
  return new Map([...docsPages(compiled, commands), ...pictures(compiled)]);
}

function docsPages(compiled: readonly CompiledTarget[], commands: readonly Command[]): ReadonlyMap<string, string> {
  const environments = compiled.map(environmentOf).sort(inOrder);
  const priced = environments.map(({ name, file, plan }) => ({ name, file, report: costOf(plan, priceBookOf(plan.region)) }));
  const main = mainEnvironment({ environments });
  const pages = referencePages({
    environments,
    costs: costsOf(priced),
    commands,
    pictures: Object.fromEntries(environments.map(({ name }) => [name, pictureOf(name)])),
  });
  return new Map([...pages, ...costPage(priced, priced[environments.indexOf(main)]!)]);
}

function environmentOf({ target, source, environment, plan }: CompiledTarget): DocEnvironment {
  return {
    name: target.name,
    file: target.file,
    layers: Object.keys(source!.files),
    environment: environment!,
    plan: plan!,
    isSet: (key) => source!.isSet(key.split(".")),
  };
}

/** Sorts by size: class dev first, then prod by number of resources. */
function inOrder(a: DocEnvironment, b: DocEnvironment): number {
  if (a.plan.class !== b.plan.class) return a.plan.class === "dev" ? -1 : 1;
  return a.plan.resources.length - b.plan.resources.length || (a.name < b.name ? -1 : 1);
}

/** Costs by module and environment, in cents that add up to the totals. */
function costsOf(priced: readonly PricedSpec[]): readonly DocCost[] {
  const rows = priced.map(({ report }) => {
    const groups = groupLines(report.lines, "module");
    return new Map(centRows(groups).map(({ name, monthly }) => [name, Number(decimalText(monthly))]));
  });
  const modules = moduleSections().map(({ name }) => name);
  return modules
    .filter((module) => rows.some((row) => row.has(module)))
    .map((module) => ({ module, monthly: rows.map((row) => row.get(module) ?? 0) }));
}

function pictureOf(name: string): string {
  return `${picturesFolder}/${name}.svg`;
}

function pictures(compiled: readonly CompiledTarget[]): ReadonlyMap<string, string> {
  return new Map(
    compiled.map(({ target, plan }) => [pictureOf(target.name), environmentPicture(plan!, costLabels(billOf(plan!)))] as const),
  );
}

/** The files of `docs`, from several consumers of the plan, which do not depend on each other. */
import { join } from "node:path";
import { centRows, groupLines } from "../../cost/groups.ts";
import { isUnpriced } from "../../cost/index.ts";
import { costPage } from "../../cost/page/index.ts";
import type { PricedSpec } from "../../cost/page/priced-spec.ts";
import { costAtShippedPrices } from "../../cost/shipped-prices.ts";
import { mainEnvironment } from "../../docs/input.ts";
import { referencePages, type DocCost, type DocEnvironment } from "../../docs/index.ts";
import { environmentPicture } from "../../graph/picture/index.ts";
import { packageFile } from "../../package/files.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";
import { moduleSections } from "../../reference/keys.ts";
import { billOf } from "../bill.ts";
import { costOfKey } from "../../cost/by-key.ts";
import type { Command } from "../command.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { costLabels } from "../explorer.ts";

/** Folder of the pictures, relative to docs/infrastructure. */
export const picturesFolder = "pictures";

/** Pages, pictures and the cost chart, by path below docs/infrastructure. Deterministic: the same specs produce the same bytes. */
export function docsFiles(compiled: readonly CompiledTarget[], commands: readonly Command[], root: string): ReadonlyMap<string, string> {
  return new Map([...docsPages(compiled, commands, root), ...pictures(compiled)]);
}

/** The pages. `root` is the project's folder. */
function docsPages(compiled: readonly CompiledTarget[], commands: readonly Command[], root: string): ReadonlyMap<string, string> {
  const hasSources = join(root, ".") === packageFile(".");
  const environments = compiled.map(environmentOf).sort(inOrder);
  const priced = environments.map(({ name, file, plan }) => ({
    name,
    file,
    report: costAtShippedPrices(plan),
    isForeign: !hasSources,
  }));
  const main = mainEnvironment({ environments });
  const pages = referencePages({
    environments,
    costs: costsOf(priced),
    keyCosts: (key) => priced.map(({ report }) => (isUnpriced(report) ? undefined : Number(decimalText(costOfKey(report, key).decides)))),
    commands,
    pictures: Object.fromEntries(environments.map(({ name }) => [name, pictureOf(name)])),
    hasSources,
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

/** Costs by module and environment, in cents that add up to the totals; undefined in a region without prices. */
function costsOf(priced: readonly PricedSpec[]): readonly DocCost[] {
  const rows = priced.map(({ report }) => (isUnpriced(report) ? undefined : monthlyByModule(report.lines)));
  const modules = moduleSections().map(({ name }) => name);
  return modules
    .filter((module) => rows.some((row) => row === undefined || row.has(module)))
    .map((module) => ({ module, monthly: rows.map((row) => (row === undefined ? undefined : (row.get(module) ?? 0))) }));
}

function monthlyByModule(lines: readonly CostLine[]): ReadonlyMap<string, number> {
  return new Map(centRows(groupLines(lines, "module")).map(({ name, monthly }) => [name, Number(decimalText(monthly))]));
}

function pictureOf(name: string): string {
  return `${picturesFolder}/${name}.svg`;
}

function pictures(compiled: readonly CompiledTarget[]): ReadonlyMap<string, string> {
  return new Map(
    compiled.map(({ target, plan }) => [pictureOf(target.name), environmentPicture(plan!, costLabels(billOf(plan!)))] as const),
  );
}

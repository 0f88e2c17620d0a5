import { resolve } from "node:path";
import { adviceOn } from "../../cost/advice/index.ts";
import { priceBookDiagnostics } from "../../cost/age.ts";
import { budgetDiagnostics } from "../../cost/budget.ts";
import { curveOf } from "../../cost/curve.ts";
import type { GroupBy } from "../../cost/groups.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import { curveSvg } from "../../cost/render/svg.ts";
import { alternativesOf } from "../../what-if.ts";
import type { Assumption, SpecCost } from "../../cost/render/report.ts";
import { sensitivityOf } from "../../cost/sensitivity.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { PriceBook } from "../../pricing/price-book.ts";
import type { SpecSource } from "../../source/types.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { givenPriceBook, linesOf, usersOf } from "../cost/options.ts";
import { showCosts, type CostResult } from "../cost/show.ts";
import { pricedTargets, type PricedTarget } from "../cost/targets.ts";
import { writeWhole } from "../output/files.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";

/** `platform-compile cost`: estimates the monthly cost, line by line. */
const cost: Command = {
  name: "cost",
  summary: "estimate monthly cost, for one spec, several, or against a git revision (HEAD~1:spec/prod.yaml)",
  usage: "[spec…]",
  options: {
    by: { value: "GROUP", choices: ["module", "resource", "item"], description: "group lines by module, resource or item" },
    lines: { value: "COUNT", description: "number of lines to show, the largest first (default: 12)" },
    sensitivity: { description: "effect of halving or doubling each usage driver" },
    "at-dau": { value: "USERS", description: "cost at each number of daily users (1k,5k,10k), and where limits are exceeded" },
    svg: { value: "FILE", description: "write the cost curve of a single spec to FILE (needs --at-dau)" },
    "price-book": { value: "FILE", description: "use the price book FILE instead of generated/prices/<region>.json" },
    format: formatOption("pretty", "json", "csv", "markdown"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const [day, book, users] = [asOf(args, io), givenPriceBook(args, io), usersOf(args)];
    const options = { by: args.value("by") as GroupBy, most: linesOf(args), format: args.value("format")! };
    const targets = await pricedTargets(args.positionals, { asOf: day, strict: args.has("strict") }, io);
    if (args.value("svg") !== undefined && (users === undefined || targets.length !== 1)) {
      throw new UsageError("--svg needs a single spec and --at-dau", "specify one spec and, for example, --at-dau 1k,10k,100k");
    }
    const results = targets.map((target) => price(target, { book, users, day, args }));
    showCosts(results, options, io);
    drawCurve(results[0], args, io);
    return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

interface Request {
  readonly book: PriceBook | undefined;
  readonly users: readonly number[] | undefined;
  readonly day: string;
  readonly args: Arguments;
}

function price(target: PricedTarget, { book: given, users, day, args }: Request): CostResult {
  const { plan, source, environment, label, file, revision } = target;
  if (plan === undefined || source === undefined || environment === undefined) return { file, revision, diagnostics: target.diagnostics };
  if (given !== undefined && given.region !== plan.region) {
    throw new UsageError(
      `the price book is for ${given.region}, but ${label} is in ${plan.region}`,
      "use a price book for the spec's region",
    );
  }
  const book = given ?? priceBookOf(plan.region);
  const report = costOf(plan, book);
  const alternatives = alternativesOf(source, day);
  const found = [...priceBookDiagnostics(book, label, day), ...budgetDiagnostics(report, source, alternatives)];
  const spec: SpecCost = {
    label,
    report,
    assumptions: assumptionsOf(source, plan.usage),
    advice: adviceOn({ report, environment, alternatives }),
    ...(args.has("sensitivity") ? { sensitivity: sensitivityOf(report) } : {}),
    ...(users === undefined ? {} : { curve: curveOf(report, users) }),
  };
  return { file, revision, diagnostics: [...target.diagnostics, ...(args.has("strict") ? found.map(asError) : found)], spec };
}

function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}

/** Drivers that no layer of the spec sets, with the schema's defaults. */
function assumptionsOf(source: SpecSource, usage: Readonly<Record<string, unknown>>): readonly Assumption[] {
  return Object.entries(usage)
    .filter(([driver]) => !source.isSet(["usage", driver]))
    .map(([driver, value]) => ({ driver, value, unit: nodeAt(effectiveSchema(), ["usage", driver])["x-unit"] ?? "" }));
}

function drawCurve(result: CostResult | undefined, args: Arguments, io: CliIo): void {
  const file = args.value("svg");
  const { curve, label, report } = result?.spec ?? {};
  if (file === undefined || curve === undefined || report === undefined) return;
  const title = `${label}: ${report.plan.project} ${report.plan.environment}, USD a month`;
  writeWhole(resolve(io.cwd, file), Buffer.from(curveSvg(curve, title), "utf8"), io.root);
  io.stderr(`${file} written\n`);
}

export default cost;

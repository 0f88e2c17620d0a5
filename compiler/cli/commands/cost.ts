import { resolve } from "node:path";
import type { GroupBy } from "../../cost/groups.ts";
import { curveSvg } from "../../cost/render/svg.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { givenPriceBook, linesOf, savingOf, usersOf } from "../cost/options.ts";
import { baselineOf, price } from "../cost/price.ts";
import { showCosts, type CostResult } from "../cost/show.ts";
import { pricedTargets } from "../cost/targets.ts";
import { writeWhole } from "../output/files.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";

/** `platform-compile cost`: estimates the monthly cost, line by line. */
const cost: Command = {
  name: "cost",
  summary: "estimate monthly cost, for one spec, several, or against a git revision (HEAD~1:spec/NAME.yaml)",
  usage: "[spec…]",
  options: {
    by: { value: "GROUP", choices: ["module", "resource", "item"], description: "group lines by module, resource or item" },
    lines: { value: "COUNT", description: "number of lines to show, the largest first (default: 12)" },
    save: { value: "AMOUNT", description: "combinations of changes that save a share (20%) or USD a month (50), and what each gives up" },
    sensitivity: { description: "effect of halving or doubling each usage driver" },
    "at-dau": { value: "USERS", description: "cost at each number of daily users (1k,5k,10k), and where limits are exceeded" },
    svg: { value: "FILE", description: "write the cost curve of a single spec to FILE (needs --at-dau)" },
    "price-book": { value: "FILE", description: "use the price book FILE instead of the shipped one of the region" },
    format: formatOption("pretty", "json", "csv", "markdown"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const [day, book, users, saving] = [asOf(args, io), givenPriceBook(args, io), usersOf(args), savingOf(args)];
    const options = { by: args.value("by") as GroupBy, most: linesOf(args), format: args.value("format")! };
    const targets = await pricedTargets(args.positionals, { asOf: day, strict: args.has("strict") }, io);
    if (args.value("svg") !== undefined && (users === undefined || targets.length !== 1)) {
      throw new UsageError("--svg needs a single spec and --at-dau", "specify one spec and, for example, --at-dau 1k,10k,100k");
    }
    // Several specs side by side are shown without advice, and neither is a table of lines.
    const advice = options.format !== "csv" && (options.format === "json" || targets.length === 1 || extras(args));
    const request = { book, users, saving, advice, day, strict: args.has("strict"), sensitivity: args.has("sensitivity") };
    const results = targets.map((target) => price(target, baselineOf(target, targets, io), request, io));
    showCosts(results, options, io);
    drawCurve(results[0], args, io);
    return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

function extras(args: Arguments): boolean {
  return args.has("save") || args.has("sensitivity") || args.has("at-dau");
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

/** What `generate` says about each environment, besides the files. */
import { total } from "../../cost/render/numbers.ts";
import { costAtShippedPrices } from "../../cost/shipped-prices.ts";
import { counted } from "../../diagnostics/counted.ts";
import { diagnosticCounts } from "../../diagnostics/render/pretty.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { CliIo } from "../command.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { problemsOf, type GeneratedFile } from "./generated.ts";
import { jsonText } from "./report.ts";

/** `spec/prod.yaml: prod, class prod, eu-central-1: 263 resources, 569.69 USD a month, no findings`. */
export function environmentLines(compiled: readonly CompiledTarget[]): readonly string[] {
  return compiled.map(({ target, plan, diagnostics }) => {
    const found = diagnosticCounts(diagnostics);
    if (plan === undefined) return `${target.file}: ${found}; no plan`;
    const price = total(costAtShippedPrices(plan).totals);
    const cost = price === "not priced" ? "cost unknown: no prices of the region" : `${price} USD a month`;
    const head = `${target.file}: ${plan.environment}, class ${plan.class}, ${plan.region}`;
    return `${head}: ${counted(plan.resources.length, "resource")}, ${cost}, ${found === "" ? "no findings" : found}`;
  });
}

/** The document of `--format json`: schema/output/generate.schema.json. */
export function showGenerated(compiled: readonly CompiledTarget[], files: readonly GeneratedFile[], io: CliIo): void {
  const specs = compiled.map(({ target: { file }, plan, diagnostics }) => {
    const totals = plan === undefined ? undefined : costAtShippedPrices(plan).totals;
    return {
      file,
      project: plan?.project ?? null,
      environment: plan?.environment ?? null,
      class: plan?.class ?? null,
      region: plan?.region ?? null,
      resources: plan?.resources.length ?? 0,
      monthly: totals === undefined || total(totals) === "not priced" ? null : decimalText(totals.monthly, 2),
      unpriced: totals?.unpriced ?? 0,
      ...diagnosticsToJson(diagnostics),
    };
  });
  const generated = files.map(({ path, state }) => ({ path, state }));
  io.stdout(
    jsonText({ command: "generate", format: 1, specs, files: generated, problems: diagnosticsToJson(problemsOf(files)).diagnostics }),
  );
}

/** Prints the four output formats of `cost`. */
import { changesOf } from "../../cost/compare.ts";
import type { GroupBy } from "../../cost/groups.ts";
import { csvOf } from "../../cost/render/csv.ts";
import { adviceJson, changesJson, curveJson, reportJson, savingsJson, sensitivityJson } from "../../cost/render/json.ts";
import { comparisonText, markdownForm, specText, textForm, type SpecCost } from "../../cost/render/report.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { sameStack } from "../../change/ignored.ts";
import type { CliIo } from "../command.ts";
import { showDiagnostics, showJson } from "../output/report.ts";

/** A spec with its costs, or without if it has errors. */
export interface CostResult {
  readonly file: string;
  readonly revision: string | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly spec?: SpecCost;
}

interface ShowOptions {
  readonly by: GroupBy;
  /** Maximum number of lines to show. */
  readonly most: number;
  readonly format: string;
}

/** Prints one spec in full, or several side by side. Results go to standard output, diagnostics to standard error. */
export function showCosts(results: readonly CostResult[], { by, most, format }: ShowOptions, io: CliIo): void {
  if (format === "json") return showJson("cost", jsonReports(results, by), io);
  showDiagnostics(
    results.flatMap(({ diagnostics }) => diagnostics),
    io,
  );
  const specs = results.flatMap(({ spec }) => spec ?? []);
  if (format === "csv") return io.stdout(csvOf(specs.map(({ label, report }) => [label, report.lines])));
  if (specs.length === 0) return;
  const form = format === "markdown" ? markdownForm : textForm;
  const detailed = isDetailed(specs);
  const parts = [
    ...(specs.length > 1 ? [comparisonText(specs, most, form)] : []),
    ...(detailed ? specs.map((spec) => specText(spec, by, most, form)) : []),
  ];
  io.stdout(parts.join("\n"));
}

function isDetailed(specs: readonly SpecCost[]): boolean {
  return specs.length === 1 || specs.some((spec) => [spec.curve, spec.sensitivity, spec.savings].some((extra) => extra !== undefined));
}

function jsonReports(results: readonly CostResult[], by: GroupBy) {
  const priced = results.filter(({ spec }) => spec !== undefined);
  return results.map((result) => {
    const { file, diagnostics, revision, spec } = result;
    if (spec === undefined) return { file, diagnostics, fields: { revision, ...nothing } };
    const before = priced.length === 2 && result === priced[1] ? priced[0]!.spec : undefined;
    return {
      file,
      diagnostics,
      fields: {
        revision,
        report: reportJson(spec.report, by),
        assumptions: spec.assumptions,
        advice: adviceJson(spec.advice),
        savings: spec.savings === undefined ? null : savingsJson(spec.savings),
        sensitivity: spec.sensitivity === undefined ? null : sensitivityJson(spec.sensitivity),
        curve: spec.curve === undefined ? null : curveJson(spec.curve),
        change: before === undefined ? null : changeJson(before, spec),
        ignored: spec.ignored ?? [],
      },
    };
  });
}

function changeJson(before: SpecCost, spec: SpecCost) {
  return {
    from: before.label,
    noEffect: sameStack(before.report.plan, spec.report.plan) && spec.noEffect === true,
    lines: changesJson(changesOf(before.report, spec.report)),
  };
}

const nothing = { report: null, assumptions: [], advice: [], savings: null, sensitivity: null, curve: null, change: null, ignored: [] };

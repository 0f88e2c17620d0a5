import { compileSpec } from "../../compile.ts";
import { renderGithub } from "../../diagnostics/render/github.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { frameworks, isIn, type Selection } from "../../policy/frameworks.ts";
import { judge } from "../../policy/judge.ts";
import { csvReport, markdownReport } from "../../policy/render/compliance.ts";
import { jsonReport } from "../../policy/render/json.ts";
import { prettyReport } from "../../policy/render/pretty.ts";
import { sarifReport } from "../../policy/render/sarif.ts";
import type { PolicyReport } from "../../policy/types.ts";
import type { CliIo, Command } from "../command.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { policySince } from "../policy/since.ts";
import { jsonText, prettyOptions, showDiagnostics, showJson } from "../output/report.ts";
import { rejectDuplicates } from "../targets/duplicate-environments.ts";
import { specTargets } from "../targets/specs.ts";
import { packageVersion } from "../version.ts";

/** `platform-compile policy`: the result of every security rule, with the ids that auditors know. */
const policy: Command = {
  name: "policy",
  summary: "show the result of every security rule for auditors",
  usage: "[spec…]",
  options: {
    framework: {
      value: "NAME",
      choices: ["all", ...frameworks.map(([name]) => name)],
      description: `only rules of one framework: ${frameworks.map(([name]) => name).join(", ")} (rules without ids elsewhere)`,
    },
    since: {
      value: "REVISION",
      description: "only what newly failed, was fixed or waived since this git revision: pretty, json or github",
    },
    format: formatOption("pretty", "json", "sarif", "github", "markdown", "csv"),
    "as-of": asOfOption,
  },
  async run(args, io) {
    const options = { asOf: asOf(args, io), judge: true, ignoreBudget: true };
    const [since, selection, format] = [args.value("since"), args.value("framework") as Selection, args.value("format")!];
    if (since !== undefined) return policySince(args.positionals, { since, selection, format, compile: options }, io);
    const targets = await specTargets(args.positionals, io);
    const compiled = rejectDuplicates(targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, options) })));
    const reports = compiled.map(({ target, ...spec }) => judge(target.file, spec));
    show(format, selection, reports, io);
    warnOfHidden(reports, selection, io);
    const failed = reports.some(({ results, others }) => results.some(({ status }) => status === "failed") || hasErrors(others));
    return failed ? 1 : 0;
  },
};

/** The report with the results of one framework. */
function within(report: PolicyReport, selection: Selection): PolicyReport {
  return { ...report, results: report.results.filter(({ rule }) => isIn(rule, selection)) };
}

/** Failures outside of the selected framework decide the exit code as well. */
function warnOfHidden(reports: readonly PolicyReport[], selection: Selection, io: CliIo): void {
  const hidden = reports.flatMap((report) => {
    const shown = new Set(within(report, selection).results);
    return report.results.filter((result) => result.status === "failed" && !shown.has(result));
  });
  if (hidden.length > 0) io.stderr(`also failed, outside of ${selection}: ${hidden.map(({ rule }) => rule.name).join(", ")}\n`);
}

/** Results go to standard output. Errors besides violations go to standard error, unless the format has a place for them. */
function show(format: string, selection: Selection, all: readonly PolicyReport[], io: CliIo): void {
  const reports = all.map((report) => within(report, selection));
  if (format === "json") {
    return showJson(
      "policy",
      reports.map((report) => ({ file: report.file, diagnostics: report.others, fields: { ...jsonReport(report) } })),
      io,
    );
  }
  if (format === "sarif") return io.stdout(jsonText(sarifReport(reports, packageVersion())));
  if (format === "github") return io.stdout(renderGithub(reports.flatMap(annotations)), "exact");
  showDiagnostics(
    reports.flatMap(({ others }) => others),
    io,
  );
  if (format === "csv") return io.stdout(csvReport(reports, selection));
  const options = prettyOptions("stdout", io);
  io.stdout(
    reports.map((report) => (format === "markdown" ? markdownReport(report, selection) : prettyReport(report, options))).join("\n"),
  );
}

function annotations({ results, others }: PolicyReport): PolicyReport["others"] {
  return [...results.flatMap(({ failures }) => failures.map(({ diagnostic }) => diagnostic)), ...others];
}

export default policy;

import { renderGithub } from "../../diagnostics/render/github.ts";
import { diagnosticCounts } from "../../diagnostics/render/pretty.ts";
import { sarifLog } from "../../diagnostics/render/sarif.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { rules } from "../../rules/index.ts";
import { notesOf, type Note } from "../../rules/notes.ts";
import type { CliIo, Command } from "../command.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";
import { jsonText, showDiagnostics, showJson, type SpecReport } from "../output/report.ts";
import { noteLines } from "../output/notes.ts";
import { compileAll } from "../targets/plans.ts";
import { specTargets } from "../targets/specs.ts";
import { packageVersion } from "../version.ts";

/** `platform-compile validate`: reports all errors and warnings of the specs and writes nothing. */
const validate: Command = {
  name: "validate",
  summary: "report all errors and warnings without writing anything",
  usage: "[spec…]",
  options: { format: formatOption("pretty", "json", "sarif", "github"), strict: strictOption, "as-of": asOfOption },
  async run(args, io) {
    const targets = await specTargets(args.positionals, io);
    const options = { asOf: asOf(args, io), strict: args.has("strict"), validateOnly: true };
    const compiled = compileAll(targets, options, io);
    const reports = compiled.map(({ target, diagnostics, environment }) => {
      const valid = !hasErrors(diagnostics);
      return { file: target.file, diagnostics, fields: { valid, notes: valid && environment !== undefined ? notesOf(environment) : [] } };
    });
    show(args.value("format")!, reports, io);
    return reports.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

type Report = SpecReport & { readonly fields: { readonly notes: readonly Note[] } };

function show(format: string, reports: readonly Report[], io: CliIo): void {
  const all = reports.flatMap(({ diagnostics }) => diagnostics);
  if (format === "json") return showJson("validate", reports, io);
  if (format === "github") return io.stdout(renderGithub(all), "exact");
  if (format === "sarif") return io.stdout(jsonText(sarifLog(all, packageVersion(), titles())));
  showDiagnostics(all, io);
  for (const { file, diagnostics, fields } of reports) {
    io.stdout([`${file}: ${diagnosticCounts(diagnostics) || "valid"}`, ...noteLines(fields.notes), ""].join("\n"));
  }
}

function titles(): ReadonlyMap<string, string> {
  return new Map(rules.map(({ name, title }) => [name, title]));
}

export default validate;

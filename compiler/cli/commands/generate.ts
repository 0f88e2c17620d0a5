import { counted } from "../../diagnostics/counted.ts";
import { renderGithub } from "../../diagnostics/render/github.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { docsFiles } from "../docs/files.ts";
import { refreshDocs } from "../docs/folder.ts";
import { UsageError, type Arguments, type CliIo, type Command, type CommandList, type ExitCode } from "../command.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";
import { environmentLines, showGenerated } from "../output/environments.ts";
import { countFiles, exitCode, problemsOf, showStale, type GeneratedFile } from "../output/generated.ts";
import { showDiagnostics } from "../output/report.ts";
import { refreshLeftOverPlans } from "../plans/left-over.ts";
import { refreshPlan, usualPlace } from "../plans/refresh.ts";
import { withIgnoredEdits } from "../targets/committed-plan.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { compileAll, planned } from "../targets/plans.ts";
import { everySpec } from "../targets/specs.ts";

/** `platform-compile generate`: everything that is generated from specs. */
const generate: Command = {
  name: "generate",
  summary: "validate specs and write all that is generated from them: plans, pages, pictures, costs",
  usage: "[spec…]",
  options: {
    check: { description: "write nothing; fail if a file on disk is out of date, missing, or no longer generated" },
    format: formatOption("pretty", "github", "json"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io, all) {
    const targets = await everySpec(args.positionals, io);
    if (targets.some(({ stdin }) => stdin)) throw new UsageError("generate does not read standard input", "specify files, or compile -");
    const strict = args.has("strict");
    const compiled = withIgnoredEdits(compileAll(targets, { asOf: asOf(args, io), strict }, io), strict, io);
    const valid = planned(compiled).length === compiled.length;
    const plans = refreshPlans(compiled, args.has("check"), io);
    const pages = valid ? await refreshPages(compiled, args, io, all) : [];
    return show(compiled, [...plans, ...pages], args, io);
  },
};

function refreshPlans(compiled: readonly CompiledTarget[], check: boolean, io: CliIo): readonly GeneratedFile[] {
  const current = planned(compiled).map(({ target, plan }) => refreshPlan(target, plan, usualPlace(target), check, io));
  const targets = compiled.map(({ target }) => target);
  return [...current, ...refreshLeftOverPlans(targets, check, io)];
}

/** Pages describe all specs together, so they are written only if every spec is valid. */
async function refreshPages(
  compiled: readonly CompiledTarget[],
  args: Arguments,
  io: CliIo,
  all: CommandList,
): Promise<readonly GeneratedFile[]> {
  return refreshDocs(docsFiles(compiled, await all(), io.root), args.has("check"), io);
}

function show(compiled: readonly CompiledTarget[], files: readonly GeneratedFile[], args: Arguments, io: CliIo): ExitCode {
  const found = compiled.flatMap(({ diagnostics }) => diagnostics);
  const code = hasErrors(found) ? 1 : exitCode(files);
  const changed = files.filter(({ state }) => state === "written" || state === "removed");
  const specs = counted(compiled.length, "spec");
  const invalid = hasErrors(found) ? "; pages, pictures and the cost page need every spec to be valid" : "";
  if (args.value("format") === "json") {
    showGenerated(compiled, files, io);
    return code;
  }
  const summary = [
    ...changed.map(({ path, state }) => `${state} ${path}`),
    ...(args.has("check") ? [] : environmentLines(compiled)),
    `${specs}: ${countFiles(files, args.has("check"))}${invalid}`,
  ];
  if (args.value("format") === "github") {
    io.stdout(renderGithub([...found, ...problemsOf(files)]), "exact");
    io.stderr(`${summary.join("\n")}\n`);
    return code;
  }
  showDiagnostics(found, io);
  showStale(problemsOf(files), io);
  io.stdout(`${summary.join("\n")}\n`);
  return code;
}

export default generate;

import { wantsColor } from "../../diagnostics/render/style.ts";
import { driftOf } from "../../drift/compare.ts";
import { diffOf } from "../add/diff.ts";
import { writeAll } from "../add/finish.ts";
import { Overlay } from "../add/overlay.ts";
import { UsageError, type CliIo, type Command } from "../command.ts";
import { readState, targetOf } from "../drift/input.ts";
import { propose } from "../drift/propose.ts";
import { differenceCount, jsonDrift, prettyDrift, type DriftReport } from "../drift/show.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import { openRevision } from "../targets/revisions.ts";

/** `platform-compile drift`: what differs in AWS from what the spec says, and the edits that would say it. */
const drift: Command = {
  name: "drift",
  summary: "compare a refreshed stack with its plan, and find the edits of the spec that express each difference",
  usage: "--state FILE [spec]",
  options: {
    state: { value: "FILE", description: "what `pulumi stack export` wrote after `pulumi refresh`" },
    fix: { description: "write the edits to the spec" },
    format: formatOption("pretty", "json"),
    "as-of": asOfOption,
  },
  async run(args, io) {
    const file = args.value("state");
    if (file === undefined) throw new UsageError("--state is missing", "for example: platform-compile drift --state export.json");
    const state = readState(file, io);
    const day = asOf(args, io);
    const target = await targetOf(args.positionals, state.stack, day, io);
    if (args.has("fix") && target.revision !== null) throw new UsageError("a spec at a revision cannot be edited", "omit --fix");
    const isJson = args.value("format") === "json";
    const { plan } = target;
    if (plan === undefined || !isJson) showDiagnostics(target.diagnostics, io);
    if (plan === undefined) return 1;
    const found = driftOf(plan, state);
    const files = new Overlay(target.revision === null ? io.reader : openRevision(target.revision, io).reader);
    const proposals = propose({ ...target, plan }, found, { files, file: target.file, state, asOf: day });
    const report = { target: { ...target, plan }, state, drift: found, proposals, fixed: args.has("fix") && files.edits().length > 0 };
    show(report, files, isJson, io);
    if (report.fixed) writeAll(files.edits(), io);
    const written = report.fixed ? proposals.filter(({ answer }) => answer.kind === "spec" || answer.kind === "override").length : 0;
    return differenceCount(found, state) === written ? 0 : 1;
  },
};

function show(report: DriftReport, files: Overlay, isJson: boolean, io: CliIo): void {
  if (isJson) return io.stdout(jsonText(jsonDrift(report)));
  io.stdout(prettyDrift(report));
  if (report.fixed) for (const edit of files.edits()) io.stdout(diffOf(edit, wantsColor(io.isTerminal("stdout"), io.env)));
  else if (files.edits().length > 0) io.stdout("next: write the edits with --fix\n");
}

export default drift;

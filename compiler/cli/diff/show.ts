/** Prints the formats of `diff`. Results go to standard output, and what keeps an environment from being compared to standard error. */
import { renderGithub } from "../../diagnostics/render/github.ts";
import { wantsColor } from "../../diagnostics/render/style.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { EnvironmentDiff, Pair } from "../../diff/types.ts";
import type { CliIo } from "../command.ts";
import { showDiagnostics, showJson } from "../output/report.ts";

/** `broken` are pairs with a side that does not compile. */
export async function showDiffs(diffs: readonly EnvironmentDiff[], broken: readonly Pair[], format: string, io: CliIo): Promise<void> {
  const problems = broken.flatMap(errorsOf);
  if (format === "json") return showJsonDiffs(diffs, broken, io);
  if (format === "github") {
    const { annotationsOf } = await import("../../diff/render/annotations.ts");
    return io.stdout(renderGithub([...problems, ...diffs.flatMap(annotationsOf)]), "exact");
  }
  showDiagnostics([...problems, ...diffs.flatMap(({ findings }) => findings)], io);
  if (format === "markdown")
    return io.stdout(
      (await import("../../diff/render/markdown.ts")).markdownDiffs(
        diffs,
        broken.map(({ file }) => file),
      ),
    );
  const { prettyDiffs } = await import("../../diff/render/pretty.ts");
  io.stdout(prettyDiffs(diffs, wantsColor(io.isTerminal("stdout"), io.env)));
}

async function showJsonDiffs(diffs: readonly EnvironmentDiff[], broken: readonly Pair[], io: CliIo): Promise<void> {
  const { diffJson } = await import("../../diff/render/json.ts");
  const compared = diffs.map((diff) => ({ file: diff.file, diagnostics: diff.findings, fields: { diff: diffJson(diff) } }));
  const others = broken.map((pair) => ({ file: pair.file, diagnostics: errorsOf(pair), fields: { diff: null } }));
  showJson("diff", [...compared, ...others], io);
}

function errorsOf({ before, after }: Pair): readonly Diagnostic[] {
  return [before, after].flatMap((side) => (side?.diagnostics ?? []).filter(({ severity }) => severity === "error"));
}

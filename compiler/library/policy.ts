import { compileSpec } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { judge } from "../policy/judge.ts";
import { jsonReport } from "../policy/render/json.ts";
import type { PolicyJson } from "../policy/render/json-types.ts";
import { checkedDay, type CompileSettings } from "./settings.ts";

/** What {@link policy} returns. */
export type PolicyResult = PolicyJson & {
  /** Errors and warnings about anything but violations, such as expired waivers and misspelled keys. */
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Judges one spec by every security rule: passed, failed, waived, exempt, not applicable or not judged, with the resources at fault, the
 * lines that cause it, and the ids that auditors know. The fields are those of `platform-compile policy --format json`. The budget does not
 * count.
 *
 * @param file Path of the spec relative to the project, with `/` separators.
 * @throws {RangeError} If `settings.asOf` is not a date.
 */
export function policy(file: string, { files, asOf, strict = false }: CompileSettings): PolicyResult {
  const report = judge(file, compileSpec(file, files, { asOf: checkedDay(asOf), strict, judge: true, ignoreBudget: true }));
  return { diagnostics: report.others, ...jsonReport(report) };
}

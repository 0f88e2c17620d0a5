/** Why a comparison that finds nothing to refuse ends with an error all the same. */
import type { Pair } from "../../diff/types.ts";
import type { CliIo } from "../command.ts";

/** Names the rules that the specs violate after the change, newly or as before. */
export function noteViolations(pairs: readonly Pair[], io: CliIo): void {
  for (const { file, after } of pairs) {
    const rules = new Set((after?.diagnostics ?? []).flatMap(({ severity, rule }) => (severity === "error" ? [rule] : [])));
    if (rules.size > 0) io.stderr(`${file} violates ${[...rules].join(", ")}: run platform-compile validate\n`);
  }
}

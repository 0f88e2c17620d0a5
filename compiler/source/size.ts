/** Limits the size of a spec. Every pass takes time proportional to it, and some parsers more. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { rangeAt } from "./decode.ts";

/** Maximum number of line breaks and YAML indicators (`:`, `,`, `[`, …) in a spec and its parents: sixty times what a shipped spec has. */
const mostMarks = 20_000;

const marks = /[\n,:?[\]{}#&*!|>%@`"'-]/g;

/** The number of marks of a file, or file-too-large at the first one beyond the limit. `before` is the number in the files that extend it. */
export function sizeOf(file: string, text: string, before: number): number | Diagnostic {
  marks.lastIndex = 0;
  let count = before;
  for (; marks.test(text); count += 1) {
    if (count < mostMarks) continue;
    const what = before === 0 ? "the file is" : "the spec and its parents are";
    const message = `${what} too large: more than ${mostMarks} line ends and YAML indicators`;
    return problem("file-too-large", { file, range: rangeAt(text, marks.lastIndex - 1, 1) }, message, {
      help: "check whether each file is a spec, or move parts into another environment",
    });
  }
  return count - before;
}

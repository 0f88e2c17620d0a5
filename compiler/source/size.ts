/** How much a spec may hold. Every pass takes time in proportion to it, and some parsers more. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { rangeAt } from "./decode.ts";

/** Line ends and YAML's indicators (`:`, `,`, `[`, …) that one file may have: sixty times those of a shipped spec. */
const mostMarks = 20_000;

const marks = /[\n,:?[\]{}#&*!|>%@`"'-]/g;

/** file-too-large, at the first mark that is too many. */
export function sizeProblem(file: string, text: string): Diagnostic | undefined {
  if (text.length <= mostMarks) return undefined;
  marks.lastIndex = 0;
  for (let count = 0; marks.test(text); count += 1) {
    if (count < mostMarks) continue;
    const help = "split it into parent specs with `extends`, or check whether it is a spec";
    const message = `the file is too large: more than ${mostMarks} line ends and YAML indicators`;
    return problem("file-too-large", { file, range: rangeAt(text, marks.lastIndex - 1, 1) }, message, { help });
  }
  return undefined;
}

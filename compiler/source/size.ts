/** Limits the size of a spec. Every pass takes time proportional to it, and some parsers more. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import { rangeAt } from "./decode.ts";

/** Maximum number of line breaks and YAML indicators (`:`, `,`, `[`, …) per file: sixty times as many as a shipped spec has. */
const mostMarks = 20_000;

const marks = /[\n,:?[\]{}#&*!|>%@`"'-]/g;

/** file-too-large, at the first character beyond the limit. */
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

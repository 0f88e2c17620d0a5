/** Every diagnostic points into an existing file. */
import type { Diagnostic, Range } from "../../compiler/diagnostics/types.ts";
import type { FileReader } from "../../compiler/source/types.ts";

/** Invalid positions in diagnostics. */
export function positionProblems(diagnostics: readonly Diagnostic[], reader: FileReader): readonly string[] {
  const lines = new Map<string, readonly string[] | undefined>();
  const linesOf = (file: string) => {
    if (!lines.has(file)) lines.set(file, readLines(file, reader));
    return lines.get(file);
  };
  return diagnostics.flatMap((diagnostic) =>
    [diagnostic, ...(diagnostic.related ?? [])].flatMap(({ file, range }) => {
      const problem = positionProblem(range, linesOf(file));
      return problem === undefined ? [] : [`position: ${diagnostic.rule}: ${problem}`];
    }),
  );
}

function readLines(file: string, reader: FileReader): readonly string[] | undefined {
  const content = reader.read(file);
  return "bytes" in content ? new TextDecoder().decode(content.bytes).split("\n") : undefined;
}

function positionProblem({ line, column, endLine, endColumn }: Range, lines: readonly string[] | undefined): string | undefined {
  if (![line, column, endLine, endColumn].every((number) => Number.isInteger(number) && number >= 1)) return "not a line and column";
  if (endLine < line || (endLine === line && endColumn < column)) return "the end lies before the start";
  // A diagnostic for an unreadable file covers the whole file.
  if (lines === undefined) return line === 1 && column === 1 ? undefined : "a place in a file that cannot be read";
  const [first, last] = [lines[line - 1], lines[endLine - 1]];
  if (first === undefined || last === undefined) return "a line that is not there";
  // A missing value is reported one position past the end; the mark itself is one column wide.
  if (column > first.length + 1 || endColumn > last.length + 2) return "a column that is not there";
  return undefined;
}

import type { Diagnostic } from "./types.ts";

/** Most diagnostics that are shown of one file; a file with more needs its first ones fixed anyway. */
export const mostPerFile = 100;

/** In the order in which someone reads the file: by file (as first met), line, column, code. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map((diagnostic) => diagnostic.file))];
  return [...diagnostics].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      a.range.line - b.range.line ||
      a.range.column - b.range.column ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** The first `mostPerFile` of each file, in order, and how many more each file has. */
export function capped(diagnostics: readonly Diagnostic[]): { shown: readonly Diagnostic[]; omitted: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  const shown = inOrder(diagnostics).filter((diagnostic) => {
    const count = (counts.get(diagnostic.file) ?? 0) + 1;
    counts.set(diagnostic.file, count);
    return count <= mostPerFile;
  });
  const omitted = new Map([...counts].filter(([, count]) => count > mostPerFile).map(([file, count]) => [file, count - mostPerFile]));
  return { shown, omitted };
}

import type { Diagnostic } from "./types.ts";

/** Maximum number of diagnostics shown per file. With more, the first ones need fixing anyway. */
export const mostPerFile = 100;

/** Each diagnostic once: specs with a common parent all report what is wrong in it. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

/** Each diagnostic once, by file (in order of first appearance), line, column and rule. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map([...new Set(diagnostics.map((diagnostic) => diagnostic.file))].map((file, index) => [file, index]));
  return [...distinct(diagnostics)].sort(
    (a, b) =>
      files.get(a.file)! - files.get(b.file)! ||
      a.range.line - b.range.line ||
      a.range.column - b.range.column ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** The first `mostPerFile` diagnostics of each file, in order, and the number omitted per file. */
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

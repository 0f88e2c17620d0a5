import type { Range } from "../types.ts";
import { printable } from "./printable.ts";
import type { Style } from "./style.ts";

/** Maximum number of columns in a frame; a longer line is cut around the mark. */
const widest = 120;

/** The source line and the one before it, with carets under the range. Empty if the range is the whole file. */
export function codeFrame(text: string, range: Range, style: Style): readonly string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const line = lines[range.line - 1];
  const nowhere = range.line === 1 && range.endLine === 1 && range.endColumn === 1;
  if (line === undefined || nowhere) return [];
  const gutter = String(range.line).length;
  const start = Math.min(range.column - 1, line.length);
  const end = range.endLine > range.line ? line.length : Math.min(Math.max(range.endColumn - 1, start + 1), line.length);
  const shift = start < widest - 20 ? 0 : start - 20;
  const shown = (source: string) => printable(source.slice(shift, shift + widest)) + (source.length > shift + widest ? "…" : "");
  const carets = "^".repeat(Math.max(1, Math.min(end, shift + widest) - start));
  const numbered = (number: string, content: string) => `  ${style.faint(`${number.padStart(gutter)} |`)} ${content}`.trimEnd();
  const before = range.line > 1 ? [numbered(String(range.line - 1), shown(lines[range.line - 2]!))] : [];
  return [...before, numbered(String(range.line), shown(line)), numbered("", `${" ".repeat(start - shift)}${style.error(carets)}`)];
}

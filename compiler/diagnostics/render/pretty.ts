/** Renders diagnostics for a terminal: location, rule, message, source line, fix, and link to the documentation. */
import { counted } from "../counted.ts";
import { docsOf } from "../docs.ts";
import { capped } from "../order.ts";
import type { Diagnostic } from "../types.ts";
import { codeFrame } from "./frame.ts";
import { printable } from "./printable.ts";
import { shortened } from "./shorten.ts";
import { styleOf } from "./style.ts";

export interface PrettyOptions {
  /** Text of a file, for the code frames. */
  readonly textOf: (file: string) => string | undefined;
  readonly color: boolean;
}

/** The text ends with a line feed; empty without diagnostics. */
export function renderPretty(diagnostics: readonly Diagnostic[], { textOf, color }: PrettyOptions): string {
  const style = styleOf(color);
  const { shown, omitted } = capped(diagnostics);
  const blocks = shown.map((diagnostic) => block(shortened(diagnostic), textOf(diagnostic.file), style));
  const more = [...omitted].map(([file, count]) => `${printable(file)}: ${count} more diagnostics omitted; fix these first\n`);
  return [...blocks, ...more].map((text) => `${text}\n`).join("");
}

function block(diagnostic: Diagnostic, text: string | undefined, style: ReturnType<typeof styleOf>): string {
  const { rule, severity, message, help, file, range, key, related = [] } = diagnostic;
  const subject = key === undefined || message.includes(key.split(".").at(-1)!) ? "" : `${key}: `;
  const place = `${printable(file)}:${range.line}:${range.column}`;
  const notes = [
    ...related.map((other) => ["see", `${printable(other.file)}:${other.range.line}:${other.range.column} ${printable(other.message)}`]),
    ...(help === undefined ? [] : [["help", printable(help)]]),
    ["docs", docsOf(diagnostic)],
  ] as const;
  return [
    `${style.strong(place)} ${style[severity](severity)} ${rule} ${printable(subject + message)}`,
    ...(text === undefined ? [] : codeFrame(text, range, style)),
    ...notes.map(([label, note]) => `  ${style.faint(`${label}:`)} ${note}`),
    "",
  ].join("\n");
}

/** "3 errors, 1 warning"; empty if there are none. */
export function diagnosticCounts(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic["severity"]) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const words = (number: number, noun: string) => (number === 0 ? [] : [counted(number, noun)]);
  return [...words(count("error"), "error"), ...words(count("warning"), "warning")].join(", ");
}

/** Renders diagnostics as GitHub workflow commands, which become annotations on the pull request. */
import { docsOf } from "../docs.ts";
import { capped } from "../order.ts";
import type { Diagnostic } from "../types.ts";
import { printableLines } from "./printable.ts";
import { shortened } from "./shorten.ts";

/** One line per diagnostic; empty without diagnostics. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  const { shown, omitted } = capped(diagnostics);
  const more = [...omitted].map(
    ([file, count]) => `::notice file=${property(file)}::${data(`${count} more diagnostics omitted; fix these first`)}`,
  );
  return [...shown.map(shortened).map(command), ...more].map((line) => `${line}\n`).join("");
}

function command(diagnostic: Diagnostic): string {
  const { rule, severity, message, help, file, range, related = [] } = diagnostic;
  const place = { file, line: range.line, endLine: range.endLine, col: range.column, endColumn: range.endColumn, title: rule };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${property(String(value))}`);
  const see = related.map((other) => `see ${other.file}:${other.range.line}: ${other.message}`);
  const lines = [message, ...see, ...(help === undefined ? [] : [help]), `docs: ${docsOf(diagnostic)}`];
  return `::${severity} ${properties.join(",")}::${data(lines.map(printableLines).join("\n"))}`;
}

/** An error without a place, as a line of its own. */
export function errorCommand(title: string, message: string): string {
  return `::error title=${property(title)}::${data(printableLines(message))}`;
}

/** Escapes data as the runner expects it (actions/toolkit, core/src/command.ts). */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(printableLines(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

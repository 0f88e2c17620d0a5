/** Converts errors and warnings of the `yaml` package to diagnostics. */
import type { YAMLError } from "yaml";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { SpecDocument } from "./document.ts";

/** The fix for each error code of the parser. */
const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BLOCK_AS_IMPLICIT_KEY: "quote a value that contains `: `",
  MULTILINE_IMPLICIT_KEY: "expected `key: value`",
  MISSING_CHAR: "add the missing bracket or quote, or complete the line to `key: value`",
  BAD_INDENT: "indent all keys of a section equally",
  BAD_SCALAR_START: "quote the value",
  BAD_ALIAS: "define the anchor before the alias",
  UNEXPECTED_TOKEN: "quote a value with special characters",
  BAD_DQ_ESCAPE: "use single quotes, in which a backslash has no special meaning",
};

/** After an error the parser may expect the next document, so that everything that follows is unexpected. */
const lost = /^unexpected .* token in YAML (?:stream|document)/i;

/** Maximum number of reported errors. How far the parser gets after an error depends on the remaining stack. */
const most = 20;

/** Syntax errors. One mistake often causes several errors on its line or on all following lines: only the first is reported. */
export function syntaxProblems(file: string, spec: SpecDocument, text: string): Diagnostic[] {
  const lines = new Set<number>();
  const diagnostics: Diagnostic[] = [];
  for (const error of [...spec.document.errors, ...spec.document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE")]) {
    const diagnostic = tooFarIn(file, spec, error, text) ?? describe(file, spec, error);
    const seen = [spec.rangeOf(error.pos[0], error.pos[1]).line, diagnostic.range.line];
    if (seen.some((line) => lines.has(line)) || (diagnostics.length > 0 && lost.test(error.message))) continue;
    for (const line of seen) lines.add(line);
    diagnostics.push(diagnostic);
    if (diagnostics.length === most) break;
  }
  return diagnostics;
}

/** `key: value` followed by an indented line: the parser blames the first line, but the second one is wrong. */
function tooFarIn(file: string, spec: SpecDocument, error: YAMLError, text: string): Diagnostic | undefined {
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY" || !error.message.startsWith("Nested mappings")) return undefined;
  const { line } = spec.rangeOf(error.pos[0], error.pos[1]);
  const lines = text.split("\n");
  const below = lines.findIndex((each, index) => index >= line && each.trim() !== "");
  const indents = [lines[line - 1], lines[below]].map((each) => each?.search(/\S/) ?? 0);
  if (below < 0 || indents[1]! <= indents[0]!) return undefined;
  const range = { line: below + 1, column: indents[1]! + 1, endLine: below + 1, endColumn: lines[below]!.trimEnd().length + 1 };
  const message = `invalid YAML: the line is indented more than line ${line}, which already has a value`;
  return problem("invalid-yaml", { file, range }, message, { help: "indent it like the neighboring lines" });
}

function describe(file: string, spec: SpecDocument, error: YAMLError): Diagnostic {
  const place = { file, range: spec.rangeOf(error.pos[0], error.pos[1]) };
  if (error.code === "RESOURCE_EXHAUSTION")
    return problem("nesting-too-deep", place, "too many levels of nesting", { help: "a spec has at most five levels of keys" });
  if (error.code === "MULTIPLE_DOCS") {
    return problem("multiple-documents", place, "the file contains a second document", { help: "put each environment into its own file" });
  }
  const message = error.message.split("\n")[0]!.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  return problem("invalid-yaml", place, `invalid YAML: ${message}`, { help: helpFor(error.code, message) });
}

function helpFor(code: string, message: string): string | undefined {
  const closing = /end with a ([\]}])/.exec(message)?.[1];
  if (closing !== undefined) return `close it with \`${closing}\``;
  if (message.startsWith("a block sequence")) return "put the list item below a key, indented like its neighbors";
  return advice[code];
}

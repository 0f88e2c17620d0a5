/** Converts errors and warnings of the `yaml` package to diagnostics. */
import type { YAMLError } from "yaml";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic, Range } from "../diagnostics/types.ts";
import type { SpecDocument } from "./document.ts";
import { mistypedLine } from "./mistyped-line.ts";
import { unclosedBracket, unclosedQuote } from "./unclosed.ts";

/** The fix for each error code of the parser. */
const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces; editors can convert all tabs of a file",
  BLOCK_AS_IMPLICIT_KEY: "put the value in quotes, or write the second key on its own line",
  MULTILINE_IMPLICIT_KEY: "expected `key: value`",
  MISSING_CHAR: "add the missing bracket or quote, or complete the line to `key: value`",
  BAD_INDENT: "indent all keys of a section equally",
  BAD_SCALAR_START: "quote the value",
  BAD_ALIAS: "define the anchor before the alias",
  UNEXPECTED_TOKEN: "quote a value with special characters",
  BAD_DQ_ESCAPE: "use single quotes, in which a backslash has no special meaning",
};

/** Messages in this project's words, where the parser's need knowledge of YAML. */
const messages: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "the value contains another `: `",
  TAB_AS_INDENT: "the line is indented with a tab",
};

/** After an error the parser may expect the next document, so that everything that follows is unexpected. */
const lost = /^unexpected .* token in YAML (?:stream|document)/i;

/** Maximum number of reported errors. How far the parser gets after an error depends on the remaining stack. */
const most = 20;

/** Syntax errors. One mistake often causes several errors on its line or on all following lines: only the first is reported. */
export function syntaxProblems(file: string, spec: SpecDocument, text: string): Diagnostic[] {
  const errors = [...spec.document.errors, ...spec.document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE")];
  if (errors.length === 0) return [];
  const open = unclosed(file, spec, errors, text);
  const lines = new Set<number>();
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const diagnostics: Diagnostic[] = [];
  for (const error of errors) {
    const at = spec.rangeOf(error.pos[0], error.pos[1]);
    // Everything below an open bracket or quote was misread.
    if (open !== undefined && at.line >= open.range.line) continue;
    // Before the text is looked at, because thousands of errors may follow from one.
    const isRepeated = tabs.includes(error) && error !== tabs[0];
    if (isRepeated || lines.has(at.line) || (diagnostics.length > 0 && lost.test(error.message))) continue;
    const diagnostic = tooFarIn(file, spec, error, text) ?? mistyped(file, at, error, text) ?? describe(file, spec, error, text);
    const seen = [at.line, diagnostic.range.line];
    if (lines.has(diagnostic.range.line)) continue;
    for (const line of seen) lines.add(line);
    diagnostics.push(diagnostic);
    if (diagnostics.length === most || diagnostic.message.includes("merge conflict")) break;
  }
  return [...diagnostics, ...(open === undefined ? [] : [open])];
}

const aboutBrackets = /end with a [\]}]|^Flow (?:map|sequence)|flow collection/i;
const aboutQuotes = /Missing closing|at node end|^Unexpected scalar/;

/** The bracket or quote that an error further down comes from. */
function unclosed(file: string, spec: SpecDocument, errors: readonly YAMLError[], text: string): Diagnostic | undefined {
  const quote = errors.some(({ message }) => aboutQuotes.test(message)) ? unclosedQuote(text) : undefined;
  const found = quote ?? (errors.some(({ message }) => aboutBrackets.test(message)) ? unclosedBracket(text) : undefined);
  if (found === undefined) return undefined;
  const range = spec.rangeOf(found.offset, found.offset + 1);
  return problem("invalid-yaml", { file, range }, `invalid YAML: ${found.message}`, { help: found.help });
}

/** Errors that a line causes which is almost `key: value`. */
const aboutKeys: ReadonlySet<string> = new Set(["MULTILINE_IMPLICIT_KEY", "MISSING_CHAR", "BLOCK_AS_IMPLICIT_KEY", "UNEXPECTED_TOKEN"]);

/** The first line of the error that is mistyped. A key without a colon joins the line below it. */
function mistyped(file: string, { line, endLine }: Range, error: YAMLError, text: string): Diagnostic | undefined {
  if (!aboutKeys.has(error.code) || error.message.includes("quote") || error.message.startsWith("Nested mappings")) return undefined;
  const all = text.split("\n");
  const lines = all.slice(line - 1, Math.max(line, endLine - 1));
  for (const [index, each] of lines.entries()) {
    const found = mistypedLine(each, all[line + index]);
    if (found === undefined) continue;
    const column = each.search(/\S/) + 1;
    const range = { line: line + index, column, endLine: line + index, endColumn: each.trimEnd().length + 1 };
    return problem("invalid-yaml", { file, range }, `invalid YAML: ${found.message}`, { help: found.help });
  }
  return undefined;
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

function describe(file: string, spec: SpecDocument, error: YAMLError, text: string): Diagnostic {
  const place = { file, range: spec.rangeOf(error.pos[0], error.pos[1]) };
  if (error.code === "RESOURCE_EXHAUSTION")
    return problem("nesting-too-deep", place, "too many levels of nesting", { help: "a spec has at most five levels of keys" });
  if (error.code === "MULTIPLE_DOCS") {
    return problem("multiple-documents", place, "the file contains a second document", { help: "put each environment into its own file" });
  }
  if (error.code === "NON_STRING_KEY") {
    const template = /\{\{/.test(text.split("\n")[place.range.line - 1] ?? "");
    const help = template ? "templates such as `{{ name }}` are not evaluated: write the value" : "expected `name: value`";
    return problem("value-not-json", place, "a key must be a plain name", { help });
  }
  if (error.code === "BAD_INDENT" || error.message.startsWith("Sequence item without"))
    return problem("invalid-yaml", { file, range: contentBelow(place.range, text) }, misindented, { help: advice["BAD_INDENT"] });
  const message = messageOf(error);
  return problem("invalid-yaml", place, `invalid YAML: ${message}`, { help: helpFor(error.code, message, text[error.pos[0]]) });
}

const misindented = "invalid YAML: the line is indented differently from its neighbors";

/** The first line from the error on that holds more than a comment. */
function contentBelow({ line }: Range, text: string): Range {
  const lines = text.split("\n");
  const offset = lines.slice(line - 1).findIndex((each) => /^\s*[^\s#]/.test(each));
  const found = line + Math.max(0, offset);
  const content = lines[found - 1] ?? "";
  return { line: found, column: Math.max(1, content.search(/\S/) + 1), endLine: found, endColumn: content.trimEnd().length + 1 };
}

/** The parser's message in this project's words, where it would take knowledge of YAML. */
function messageOf({ code, message }: YAMLError): string {
  if (message.includes("at node end")) return "unexpected text after the end of the value";
  if (message.startsWith("Not a YAML token")) return "unexpected text";
  return messages[code] ?? message.split("\n")[0]!.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

function helpFor(code: string, message: string, character: string | undefined): string | undefined {
  if (code === "UNEXPECTED_TOKEN" && (character === "," || character === ";")) return `remove the \`${character}\``;
  if (message.startsWith("unexpected text after"))
    return "put the whole value in quotes; inside them, write the same quote twice, or after a backslash";
  if (message.startsWith("a block sequence")) return "put the list item below a key, indented like its neighbors";
  return advice[code];
}

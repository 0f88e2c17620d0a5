/** The `yaml` package's errors and warnings as diagnostics. */
import type { YAMLError } from "yaml";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { SpecDocument } from "./document.ts";

/** What would be right, by the parser's code. */
const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BLOCK_AS_IMPLICIT_KEY: "put a value that holds `: ` in quotes",
  MULTILINE_IMPLICIT_KEY: "a line needs the form `key: value`",
  MISSING_CHAR: "close what was opened, or complete the line to `key: value`",
  BAD_INDENT: "give all keys of one section the same indentation",
  BAD_SCALAR_START: "put the value in quotes",
  BAD_ALIAS: "an alias needs an anchor before it",
  UNEXPECTED_TOKEN: "put a value with special characters in quotes",
  BAD_DQ_ESCAPE: "use single quotes, in which a backslash is plain text",
};

/** After a mistake the parser may look for the next document, and everything that follows is unexpected to it. */
const lost = /^unexpected .* token in YAML (?:stream|document)/i;

/** Mistakes that are told. The parser nests what it misunderstands, and how far it gets depends on the stack that is left. */
const most = 20;

/** invalid-yaml, 110 and 116. A mistake often has several consequences on its line, or in all that follow: the first is reported. */
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

/** `key: value` with an indented line below it: the parser blames the first of the two, and it is the second that is wrong. */
function tooFarIn(file: string, spec: SpecDocument, error: YAMLError, text: string): Diagnostic | undefined {
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY" || !error.message.startsWith("Nested mappings")) return undefined;
  const { line } = spec.rangeOf(error.pos[0], error.pos[1]);
  const lines = text.split("\n");
  const below = lines.findIndex((each, index) => index >= line && each.trim() !== "");
  const indents = [lines[line - 1], lines[below]].map((each) => each?.search(/\S/) ?? 0);
  if (below < 0 || indents[1]! <= indents[0]!) return undefined;
  const range = { line: below + 1, column: indents[1]! + 1, endLine: below + 1, endColumn: lines[below]!.trimEnd().length + 1 };
  const message = `not YAML: the line is indented further than line ${line}, which has a value already`;
  return problem("invalid-yaml", { file, range }, message, { help: "indent it as far as its neighbours" });
}

function describe(file: string, spec: SpecDocument, error: YAMLError): Diagnostic {
  const place = { file, range: spec.rangeOf(error.pos[0], error.pos[1]) };
  if (error.code === "RESOURCE_EXHAUSTION")
    return problem("nesting-too-deep", place, "nested too deep", { help: "the deepest key of a spec is five levels down" });
  if (error.code === "MULTIPLE_DOCS") {
    return problem("multiple-documents", place, "a second document begins here", { help: "put each environment into a file of its own" });
  }
  const message = error.message.split("\n")[0]!.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  return problem("invalid-yaml", place, `not YAML: ${message}`, { help: helpFor(error.code, message) });
}

function helpFor(code: string, message: string): string | undefined {
  const closing = /end with a ([\]}])/.exec(message)?.[1];
  if (closing !== undefined) return `close it with \`${closing}\``;
  if (message.startsWith("a block sequence")) return "a list item belongs below a key, indented as far as its neighbours";
  return advice[code];
}

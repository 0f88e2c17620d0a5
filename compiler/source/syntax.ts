/** Converts errors and warnings of the `yaml` package to diagnostics. */
import type { YAMLError } from "yaml";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic, Range } from "../diagnostics/types.ts";
import { parseYaml, type SpecDocument } from "./document.ts";
import { contentFrom, indentedBelowValue, misindentedLine, type WrongLine } from "./indentation.ts";
import { mistypedLine } from "./mistyped-line.ts";
import { unclosedBracket, unclosedQuote } from "./unclosed.ts";
import { deepest } from "./yaml-options.ts";

/** The fix for each error code of the parser. */
const advice: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces; editors can convert all tabs of a file",
  BLOCK_AS_IMPLICIT_KEY: "put the value in quotes, or write the second key on its own line",
  MULTILINE_IMPLICIT_KEY: "expected `key: value`",
  MISSING_CHAR: "add the missing bracket or quote, or complete the line to `key: value`",
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

/** Maximum length of a text that is parsed again after each error. */
const longest = 40_000;

/** An error, and the file's text without it if the slip is plain. */
interface Problem {
  readonly diagnostic: Diagnostic;
  readonly repaired?: string | undefined;
}

/**
 * Syntax errors. One mistake often causes several errors, on its line or on all following lines. Where it is plain what was meant, the rest
 * of the file is read as if it stood there, so that only other mistakes are reported besides.
 */
export function syntaxProblems(file: string, spec: SpecDocument, text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let [document, current] = [spec, text];
  while (found.length < most) {
    const seen = new Set(found.map(({ range }) => range.line));
    const hadTabs = found.some(({ message }) => message.endsWith("with a tab"));
    const [first, ...others] = problemsOf(file, document, current).filter(
      ({ diagnostic: { message, range } }) => !seen.has(range.line) && !(hadTabs && aboutIndentation.test(message)),
    );
    if (first === undefined) return found;
    found.push(first.diagnostic);
    if (first.repaired === undefined || first.repaired === current || text.length > longest)
      return [...found, ...others.map(({ diagnostic }) => diagnostic)].slice(0, most);
    const again = parseYaml(first.repaired, deepest);
    if ("tooDeep" in again) return found;
    [document, current] = [again, first.repaired];
  }
  return found;
}

/** What the parser reports about one text: the first error of each line. */
function problemsOf(file: string, spec: SpecDocument, text: string): readonly Problem[] {
  const errors = [...spec.document.errors, ...spec.document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE")];
  if (errors.length === 0) return [];
  const open = unclosed(file, spec, errors, text);
  const lines = new Set<number>();
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const problems: Problem[] = [];
  for (const error of errors) {
    const at = spec.rangeOf(error.pos[0], error.pos[1]);
    // Everything below an open bracket or quote was misread.
    if (open !== undefined && at.line >= open.range.line) continue;
    // Before the text is looked at, because thousands of errors may follow from one.
    const isRepeated = tabs.includes(error) && error !== tabs[0];
    if (isRepeated || lines.has(at.line) || (problems.length > 0 && lost.test(error.message))) continue;
    const found = slip(file, at, error, text) ?? {
      diagnostic: describe(file, spec, error, text),
      repaired: tabs.includes(error) ? withoutTabs(text) : undefined,
    };
    const seen = [at.line, found.diagnostic.range.line];
    if (lines.has(found.diagnostic.range.line)) continue;
    for (const line of seen) lines.add(line);
    problems.push(found);
    if (problems.length === most || found.diagnostic.message.includes("merge conflict")) break;
  }
  return [...problems, ...(open === undefined ? [] : [{ diagnostic: open }])];
}

/** How wide a tab was meant to be is a guess, so errors about indentation mean nothing in this text. */
function withoutTabs(text: string): string {
  return text.replace(/^[ \t]+/gm, (indent) => indent.replaceAll("\t", "  "));
}

const aboutIndentation = /^invalid YAML: the line is indented/;

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

/** The line that was mistyped or is indented wrongly, if that is what an error comes from. */
function slip(file: string, at: Range, error: YAMLError, text: string): Problem | undefined {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const isNested = error.code === "BLOCK_AS_IMPLICIT_KEY" && error.message.startsWith("Nested mappings");
  const isMisindented = error.code === "BAD_INDENT" || error.message.startsWith("Sequence item without");
  const found = isNested
    ? indentedBelowValue(lines, at.line)
    : isMisindented
      ? misindentedLine(lines, at.line)
      : mistyped(lines, at, error);
  if (found === undefined) return undefined;
  // A text may end with what is wrong: the line is empty.
  const written = lines[found.line - 1] ?? "";
  const range = {
    line: found.line,
    column: Math.max(1, written.search(/\S/) + 1),
    endLine: found.line,
    endColumn: written.trimEnd().length + 1,
  };
  const diagnostic = problem("invalid-yaml", { file, range }, `invalid YAML: ${found.message}`, { help: found.help });
  const { repaired } = found;
  return { diagnostic, repaired: repaired === undefined ? undefined : lines.toSpliced(found.line - 1, 1, repaired).join("\n") };
}

/** The first line of the error that is mistyped. A key without a colon joins the line below it. */
function mistyped(lines: readonly string[], { line, endLine }: Range, error: YAMLError): WrongLine | undefined {
  if (!aboutKeys.has(error.code) || error.message.includes("quote")) return undefined;
  // A first line that is no key is the whole document, and all that follows is unexpected.
  const first = contentFrom(lines, lost.test(error.message) ? 1 : line);
  for (let at = first; at <= Math.max(first, endLine - 1); at += 1) {
    const found = mistypedLine(lines[at - 1] ?? "", lines[contentFrom(lines, at + 1) - 1]);
    if (found !== undefined) return { line: at, ...found };
  }
  return undefined;
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
  const message = messageOf(error);
  return problem("invalid-yaml", place, `invalid YAML: ${message}`, { help: helpFor(error.code, message, text[error.pos[0]]) });
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

/** Finds the line whose indentation is wrong: the parser reports the line at which it gave up, which may be one of the neighbors. */
import { mistypedLine } from "./mistyped-line.ts";

/** What is wrong with a line of the file, and how to write it. */
export interface WrongLine {
  /** Its number, from 1. */
  readonly line: number;
  readonly message: string;
  readonly help: string;
  /** The line as it was probably meant, with which the rest of the file is read. */
  readonly repaired?: string | undefined;
}

/** The wrong line, where the parser met one that fits no level of its neighbors, or is too far in for the key above it. */
export function misindentedLine(lines: readonly string[], at: number): WrongLine {
  const line = contentFrom(lines, at);
  const above = contentAbove(lines, line);
  return (
    swallowing(lines, line, above) ??
    dashless(lines, line, above) ??
    tooFarOut(lines, line, above) ?? {
      line,
      message: "the line is indented differently from its neighbors",
      help: "indent all keys of a section equally",
      repaired: above === 0 ? undefined : indented(textOf(lines, line), depthOf(lines, above) + (isOpen(textOf(lines, above)) ? 2 : 0)),
    }
  );
}

/** A key with a value cannot have lines below it that are indented more. Either the second line is too far in, or the first too far out. */
export function indentedBelowValue(lines: readonly string[], line: number): WrongLine | undefined {
  const below = contentFrom(lines, line + 1);
  if (below <= line || depthOf(lines, below) <= depthOf(lines, line)) return undefined;
  return (
    tooFarOut(lines, below, line) ?? {
      line: below,
      message: `the line is indented more than line ${line}, which already has a value`,
      help: "indent it like the neighboring lines",
      repaired: indented(textOf(lines, below), depthOf(lines, line)),
    }
  );
}

/** The first line from `line` on that holds more than a comment; `line` itself if there is none. */
export function contentFrom(lines: readonly string[], line: number): number {
  const offset = lines.slice(line - 1).findIndex(isContent);
  return line + Math.max(0, offset);
}

/** The last line above `line` that holds more than a comment; 0 if there is none. */
function contentAbove(lines: readonly string[], line: number): number {
  return lines.slice(0, line - 1).findLastIndex(isContent) + 1;
}

function isContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

/** `rdsMultiAz:true` is text, so the keys below it have no place. */
function swallowing(lines: readonly string[], line: number, above: number): WrongLine | undefined {
  const text = textOf(lines, above);
  const found = /[:=]/.test(text) ? mistypedLine(text, textOf(lines, line)) : undefined;
  return found === undefined ? undefined : { line: above, ...found };
}

/** An item of a list whose dash is missing. */
function dashless(lines: readonly string[], line: number, above: number): WrongLine | undefined {
  const text = textOf(lines, line);
  const isItem = /^\s*- /.test(textOf(lines, above)) && !/^\s*(?:-|[^\s:]+:(?:\s|$))/.test(text);
  if (!isItem || depthOf(lines, line) !== depthOf(lines, above)) return undefined;
  const written = `- ${text.trim()}`;
  return {
    line,
    message: "there is no dash before the list item",
    help: `write \`${written}\``,
    repaired: indented(written, depthOf(lines, line)),
  };
}

/** A line with a value between two lines that are indented more, and equally. */
function tooFarOut(lines: readonly string[], line: number, above: number): WrongLine | undefined {
  if (above === 0) return undefined;
  const before = contentAbove(lines, above);
  const depth = depthOf(lines, line);
  if (before === 0 || isOpen(textOf(lines, above)) || depthOf(lines, above) >= depth || depthOf(lines, before) !== depth) return undefined;
  const message = `the line is indented less than lines ${before} and ${line} around it`;
  return {
    line: above,
    message,
    help: "indent it like them, or move it out of their section",
    repaired: indented(textOf(lines, above), depth),
  };
}

/** Does the line open a section or a list? */
function isOpen(text: string): boolean {
  return /:\s*(?:#.*)?$/.test(text);
}

function indented(text: string, depth: number): string {
  return " ".repeat(depth) + text.trim();
}

function textOf(lines: readonly string[], line: number): string {
  return lines[line - 1] ?? "";
}

function depthOf(lines: readonly string[], line: number): number {
  return Math.max(0, textOf(lines, line).search(/\S/));
}

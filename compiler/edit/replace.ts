/** Replaces the value of an entry, keeping its key, its comments on that line, and its anchor. */
import { isScalar, isSeq, type Node } from "yaml";
import { flowStyleOf, isBlock, isFlow, type Layout } from "./layout.ts";
import { lineBreak, lineEnd, lineStart, nextLine } from "./lines.ts";
import type { Json, Splice } from "./operation.ts";
import { blockLines, inFlow, inline, needsBlock } from "./render.ts";
import { columnOf, contentEnd, entryOf, headEnd, isNothing, type Entry } from "./tokens.ts";
import type { Parent } from "./locate.ts";

/** The changes of `text` after which the entry has this value. */
export function replaceValue(text: string, parent: Parent, index: number, value: Json, layout: Layout): readonly Splice[] {
  const entry = entryOf(parent, index);
  const old = boundsOf(entry, text);
  if (isFlow(parent)) return [{ ...old.span, text: gap(text, old) + inFlow(value, flowStyleOf(parent, text), entry.node) }];
  if (!needsBlock(value)) return withInline(text, old, inline(value, entry.node));
  const column = columnOf(parent)!;
  if (entry.key === undefined) return withInline(text, old, compact(value, column + 2, layout, lineBreak(text, old.head)));
  const isList = Array.isArray(value);
  const keeps = isBlock(entry.node) && isSeq(entry.node) === isList;
  const indented = isList && !layout.indentSeq ? column : column + layout.indent;
  return withBlock(text, old, indentedLines(value, keeps ? columnOf(entry.node)! : indented, layout));
}

/** Where the old value stands. */
interface Bounds {
  /** End of the colon or dash in front of it. */
  readonly head: number;
  readonly span: { readonly start: number; readonly end: number };
  /** Does it consist of lines of its own? */
  readonly hasOwnLines: boolean;
}

function boundsOf(entry: Entry, text: string): Bounds {
  const head = headEnd(entry);
  const { node } = entry;
  if (node === null || isNothing(node)) return { head, span: { start: head, end: head }, hasOwnLines: false };
  const start = node.range![0];
  const hasOwnLines = isBlock(node) && lineStart(text, start) > head;
  return { head, span: { start, end: contentEnd(node, text) }, hasOwnLines };
}

function gap(text: string, { head, span }: Bounds): string {
  return span.start === head && text[head - 1] === ":" && span.end === span.start ? " " : "";
}

function withInline(text: string, { head, span, hasOwnLines }: Bounds, value: string): readonly Splice[] {
  if (!hasOwnLines) return [{ ...span, text: span.start === head ? ` ${value}` : value }];
  return [
    { start: head, end: head, text: ` ${value}` },
    { start: lineStart(text, span.start), end: nextLine(text, span.end), text: "" },
  ];
}

/** A comment between the key and the old value, and one behind it, stay. */
function withBlock(text: string, { head, span, hasOwnLines }: Bounds, lines: readonly string[]): readonly Splice[] {
  const eol = lineBreak(text, head);
  const block = lines.join(eol);
  if (hasOwnLines) return [{ start: lineStart(text, span.start), end: lineEnd(text, span.end), text: block }];
  const end = lineEnd(text, span.end);
  const comment = text.slice(span.end, end).trim();
  const line = lineStart(text, span.start);
  if (line > head)
    return [comment === "" ? { start: line, end, text: block } : { start: span.start, end, text: `${comment}${eol}${block}` }];
  return [{ start: head, end, text: `${comment === "" ? "" : ` ${comment}`}${eol}${block}` }];
}

/** A map or list in block form behind a dash. */
export function compact(value: Json, column: number, layout: Layout, eol: string): string {
  if (!needsBlock(value)) return inline(value);
  return indentedLines(value, column, layout).join(eol).trimStart();
}

/** The lines of a value in block form at a column. */
export function indentedLines(value: Json, column: number, layout: Layout): readonly string[] {
  return blockLines(value, layout).map((line) => `${" ".repeat(column)}${line}`);
}

/** Replaces the whole document: it is empty, `null`, or `{}`. */
export function replaceRoot(text: string, contents: Node | null, value: Json, layout: Layout): readonly Splice[] {
  const block = needsBlock(value) ? indentedLines(value, 0, layout) : [inline(value)];
  if (contents !== null && contents.range![0] < contents.range![1]) {
    return [{ start: contents.range![0], end: contentEnd(contents, text), text: block.join(lineBreak(text, 0)) }];
  }
  const end = contents === null || !isScalar(contents) ? text.length : contents.range![0];
  return [ownLines(text, end, block)];
}

/** Lines inserted at the start of a line, or at the end of the text, which keeps its last line break or goes without one. */
export function ownLines(text: string, at: number, lines: readonly string[]): Splice {
  const eol = lineBreak(text, at);
  const block = lines.join(eol);
  const isOpen = at === text.length && at > 0 && !text.endsWith("\n");
  return { start: at, end: at, text: isOpen ? `${eol}${block}` : `${block}${eol}` };
}

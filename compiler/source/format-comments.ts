/** Comments of a document that is laid out anew: whose each of them is, and how they are printed. */
import { isMap, isNode, isScalar, isSeq, Lexer, visit, type Document, type YAMLMap, type YAMLSeq } from "yaml";

/** One blank line at most between the lines of a comment, and none at its ends. */
export function tidyComments(document: Document): void {
  document.commentBefore = tidy(document.commentBefore);
  document.comment = tidy(document.comment);
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    node.commentBefore = tidy(node.commentBefore);
    node.comment = tidy(node.comment);
  });
}

function tidy(comment: string | null | undefined): string | null {
  if (comment == null) return null;
  // What JavaScript takes for a line's end besides the line feed would be indented like one.
  return comment
    .replace(/[\r\u2028\u2029]/g, " ")
    .replace(/\n{2,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** `#` before every line that is not blank. The package's own takes U+2028, too, for the end of a line. */
export function commentString(comment: string): string {
  return comment
    .split("\n")
    .map((line) => (line === "" ? "" : `#${line}`))
    .join("\n");
}

/** The parser puts what stands above a map's first key on the map: it must go where that key goes. */
export function moveToFirstKey(map: YAMLMap): void {
  const first = map.items[0]?.key;
  if (map.commentBefore == null || !isNode(first)) return;
  first.commentBefore = joined(map.commentBefore, first.commentBefore);
  delete map.commentBefore;
}

/** What stands above the first key of a list's item is printed above the item. */
export function moveToItem(map: YAMLMap): void {
  const first = map.items[0]?.key;
  if (!isNode(first) || first.commentBefore == null) return;
  map.commentBefore = joined(map.commentBefore, first.commentBefore);
  delete first.commentBefore;
}

const separator = "__between_comments__";

/**
 * The parser gives all comments between two lines to one owner, though those further in end a section, and those further out begin
 * the next key. A key (or list item) of no meaning between the two keeps them apart; `withoutSeparators` takes it out again.
 */
export function separateComments(text: string): string {
  const lines = text.split("\n");
  const kinds = kindsOf(text, lines);
  const separated: string[] = [];
  // From the last line up: what a comment belongs to stands below it.
  let below: { readonly line: string; readonly kind: LineKind } | undefined;
  let isTail = true;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const [line, kind] = [lines[index]!, kinds[index]!];
    const column = below === undefined ? 0 : indentOf(below.line);
    if (kind === "comment" && isTail && indentOf(line) > column && separated.length > 0 && below?.kind !== "inner") {
      const isItem = below !== undefined && /^ *- /.test(below.line);
      separated.push(`${" ".repeat(column)}${isItem ? `- ${separator}` : `${separator}: 0`}`);
      isTail = false;
    }
    separated.push(line);
    if (kind === "blank" || kind === "comment") continue;
    below = { line, kind };
    isTail = true;
  }
  return separated.reverse().join("\n");
}

function indentOf(line: string): number {
  return line.search(/[^ ]|$/);
}

/** `inner` lines stand within a flow collection or a text of several lines. */
type LineKind = "comment" | "blank" | "content" | "inner";

const markers: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);

function kindsOf(text: string, lines: readonly string[]): readonly LineKind[] {
  const kinds: LineKind[] = lines.map((line) => (/^[ \t]*$/.test(line) ? "blank" : "content"));
  let line = 0;
  let flow = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (markers.has(token)) {
      scalar = token === "\u001f";
      continue;
    }
    if (!scalar && token.startsWith("#") && /^[ \t]*#/.test(lines[line]!)) kinds[line] = flow > 0 ? "inner" : "comment";
    if (!scalar && (token === "[" || token === "{")) flow += 1;
    if (!scalar && (token === "]" || token === "}")) flow -= 1;
    const breaks = token.split("\n").length - 1;
    for (let inner = 1; inner <= breaks && (scalar || flow > 0); inner += 1) if (inner < breaks || flow > 0) kinds[line + inner] = "inner";
    line += breaks;
    scalar = false;
  }
  return kinds;
}

/** Takes out what `separateComments` put in. What stands above it is the next one's. */
export function withoutSeparators(document: Document): void {
  visit(document, (_key, node) => {
    if (isMap(node)) node.items = remaining(node, node.items, ({ key }) => key);
    if (isSeq(node)) node.items = remaining(node, node.items, (item) => item);
  });
}

function remaining<T>(owner: YAMLMap | YAMLSeq, items: readonly T[], textOf: (item: T) => unknown): T[] {
  let above: string | null = null;
  const kept: T[] = [];
  for (const item of items) {
    const text = textOf(item);
    if (isScalar(text) && text.value === separator) above = joined(above, text.commentBefore);
    else {
      if (above !== null && isNode(text)) [text.commentBefore, above] = [joined(above, text.commentBefore), null];
      kept.push(item);
    }
  }
  if (above !== null) owner.comment = joined(above, owner.comment);
  return kept;
}

function joined(...parts: readonly (string | null | undefined)[]): string | null {
  const texts = parts.filter((part) => part != null);
  return texts.length === 0 ? null : texts.join("\n");
}

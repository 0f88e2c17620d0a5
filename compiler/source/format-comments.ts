/** Assigns comments to nodes of a document that is being formatted, and prints them. */
import { isMap, isNode, isScalar, isSeq, Lexer, visit, type Document, type YAMLMap, type YAMLSeq } from "yaml";

/** Reduces blank lines in a comment to one, and removes those at its ends. */
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
  // Characters that JavaScript, but not YAML, treats as line breaks would otherwise be indented as such.
  return comment
    .replace(/[\r\u2028\u2029]/g, " ")
    .replace(/\n{2,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** Prefixes every line that is not blank with `#`. The package's own version also breaks lines at U+2028. */
export function commentString(comment: string): string {
  return comment
    .split("\n")
    .map((line) => (line === "" ? "" : `#${line}`))
    .join("\n");
}

/** The parser attaches a comment above a map's first key to the map. Moves it to the key, so that it follows the key. */
export function moveToFirstKey(map: YAMLMap): void {
  const first = map.items[0]?.key;
  if (map.commentBefore == null || !isNode(first)) return;
  first.commentBefore = joined(map.commentBefore, first.commentBefore);
  delete map.commentBefore;
}

/** Moves a comment above the first key of a list item to the item, so that it is printed above the item. */
export function moveToItem(map: YAMLMap): void {
  const first = map.items[0]?.key;
  if (!isNode(first) || first.commentBefore == null) return;
  map.commentBefore = joined(map.commentBefore, first.commentBefore);
  delete first.commentBefore;
}

const separator = "__between_comments__";

/**
 * Separates comments that the parser would attach to a single node: between two lines, the more indented comments end a section and the
 * others introduce the next key. Inserts a dummy key or list item between them, which `withoutSeparators` removes.
 */
export function separateComments(text: string): string {
  const lines = text.split("\n");
  const kinds = kindsOf(text, lines);
  const separated: string[] = [];
  // Bottom up, because a comment belongs to the line below it.
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

/** `inner` lines are inside a flow collection or a multi-line scalar. */
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

/** Removes what `separateComments` inserted, and moves comments above a dummy to the next node. */
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

/** Inserts and deletes entries of maps and lists in block form: whole lines, so that no other line changes. */
import type { YAMLMap } from "yaml";
import { keyOf } from "../source/document.ts";
import { isBlock, type Layout } from "./layout.ts";
import { commentColumn, isBlankLine, lineBreak, lineEnd, lineStart, nextLine } from "./lines.ts";
import type { Parent } from "./locate.ts";
import type { Json, Splice } from "./operation.ts";
import { needsBlock, pairLines } from "./render.ts";
import { compact, ownLines } from "./replace.ts";
import { columnOf, entryEnd, entryOf, entryStart } from "./tokens.ts";

/** Adds a key to a map, at its place in `order` or else at the end. */
export function insertPair(
  text: string,
  map: YAMLMap,
  [key, value]: readonly [string, Json],
  layout: Layout,
  order: readonly string[],
): readonly Splice[] {
  const column = columnOf(map)!;
  const lines = pairLines(key, value, layout).map((line) => `${" ".repeat(column)}${line}`);
  const index = placeOf(text, map, key, order);
  const at = index === 0 ? startOfLines(text, map) : extentEnd(text, map, index - 1);
  const blank = (neighbor: number) =>
    map.items[neighbor] !== undefined && separates(text, map, needsBlock(value) || isGroup(map, neighbor));
  const before = index > 0 && blank(index - 1) ? [""] : [];
  const after = blank(index) && !isBlankLine(text, at) ? [""] : [];
  return [ownLines(text, at, [...before, ...lines, ...after])];
}

/** Adds an item to a list, in front of the item at `index`. */
export function insertItem(text: string, list: Parent, index: number, value: Json, layout: Layout): readonly Splice[] {
  const column = columnOf(list)!;
  const line = `${" ".repeat(column)}- ${compact(value, column + 2, layout, lineBreak(text, list.range![0]))}`;
  const first = entryStart(entryOf(list, 0));
  if (index === 0 && isBehindDash(text, list)) {
    // The list begins behind another dash, so the new item takes its place there.
    return [{ start: first, end: first, text: `${line.trimStart()}${lineBreak(text, first)}${" ".repeat(column)}` }];
  }
  return [ownLines(text, index === 0 ? startOfLines(text, list) : extentEnd(text, list, index - 1), [line])];
}

/** Deletes one of several entries. Comments above it stay: they may be about its neighbors. */
export function deleteEntry(text: string, parent: Parent, index: number): readonly Splice[] {
  const entry = entryOf(parent, index);
  const start = entryStart(entry);
  const end = nextLine(text, entryEnd(entry, text));
  const line = lineStart(text, start);
  // The first entry of a map or list behind a dash: the next one takes its place.
  if (text.slice(line, start).trim() !== "") return [{ start, end: end + text.slice(end).search(/\S/), text: "" }];
  if (end === text.length && !text.endsWith("\n")) return [{ start: lineEnd(text, Math.max(0, line - 1)), end, text: "" }];
  const leavesTwo = line > 0 && isBlankLine(text, line - 1) && (end === text.length || isBlankLine(text, end));
  return [{ start: leavesTwo ? lineStart(text, line - 1) : line, end, text: "" }];
}

/** Position for a new key: behind the nearest of its predecessors in the order, or else at the end. */
function placeOf(text: string, map: YAMLMap, key: string, order: readonly string[]): number {
  const rank = order.indexOf(key);
  if (rank < 0) return map.items.length;
  const ranks = map.items.map((pair) => order.indexOf(keyOf(pair)));
  const before = Math.max(...ranks.filter((other) => other < rank));
  if (before >= 0) return ranks.lastIndexOf(before) + 1;
  return isBehindDash(text, map) || !ranks.some((other) => other > rank) ? map.items.length : 0;
}

/** Does the map or list begin behind the dash of another list? Its first entry then has no line of its own. */
function isBehindDash(text: string, collection: Parent): boolean {
  const first = entryStart(entryOf(collection, 0));
  return text.slice(lineStart(text, first), first).trim() !== "";
}

/** Start of the first entry's line, or of the comments directly above it. A comment that begins the file is about the file. */
function startOfLines(text: string, collection: Parent): number {
  const first = lineStart(text, entryStart(entryOf(collection, 0)));
  let at = first;
  while (at > 0 && commentColumn(text, at - 1) === columnOf(collection)) at = lineStart(text, at - 1);
  return at === 0 ? first : at;
}

/**
 * End of the lines of an entry: with the comments below it that are indented more than it, and below the last entry of a section also with
 * those that are indented equally.
 */
function extentEnd(text: string, collection: Parent, index: number): number {
  const column = columnOf(collection)!;
  const isLastOfSection = index === collection.items.length - 1 && column > 0;
  let end = nextLine(text, entryEnd(entryOf(collection, index), text));
  for (let at = end; at < text.length; at = nextLine(text, at)) {
    const comment = commentColumn(text, at);
    if (comment === undefined && !isBlankLine(text, at)) break;
    if (comment === undefined) continue;
    if (isLastOfSection ? comment < column : comment <= column) break;
    end = nextLine(text, at);
  }
  return end;
}

/** Do blank lines separate entries here? At the top level they separate sections, but not keys with a value of one line. */
function separates(text: string, map: YAMLMap, hasGroup: boolean): boolean {
  const isTop = columnOf(map) === 0;
  const gaps = map.items
    .slice(1)
    .flatMap((_pair, index) =>
      isTop && !isGroup(map, index) && !isGroup(map, index + 1) ? [] : [isBlankLine(text, extentEnd(text, map, index))],
    );
  return isTop ? hasGroup && (gaps.length === 0 || gaps.includes(true)) : gaps.length > 0 && !gaps.includes(false);
}

function isGroup(map: YAMLMap, index: number): boolean {
  return isBlock(map.items[index]?.value);
}

/** Inserts and deletes entries of maps and lists in brackets. */
import { isMap } from "yaml";
import { flowStyleOf } from "./layout.ts";
import { lineBreak, lineEnd, lineStart, nextLine } from "./lines.ts";
import type { Parent } from "./locate.ts";
import type { Json, Splice } from "./operation.ts";
import { inFlow, pairInFlow } from "./render.ts";
import { entryEnd, entryOf, entryStart } from "./tokens.ts";

/** Adds `step: value` to a map at its end, or a value to a list in front of the item at `step`. */
export function insertInFlow(text: string, collection: Parent, step: string | number, value: Json): readonly Splice[] {
  const style = flowStyleOf(collection, text);
  const entry = isMap(collection) ? pairInFlow(String(step), value, style) : inFlow(value, style);
  const { length } = collection.items;
  if (length === 0) {
    const inside = collection.range![0] + 1;
    return [{ start: inside, end: inside, text: entry }];
  }
  if (typeof step === "number" && step < length) {
    const start = entryStart(entryOf(collection, step));
    return [{ start, end: start, text: `${entry}, ` }];
  }
  return append(text, collection, entry);
}

/** In a collection with one entry per line the new entry gets its own line. */
function append(text: string, collection: Parent, entry: string): readonly Splice[] {
  const last = entryOf(collection, collection.items.length - 1);
  const [start, end] = [entryStart(last), entryEnd(last, text)];
  const comma = commaBehind(text, end, collection.range![1]);
  const indent = text.slice(lineStart(text, start), start);
  const line = lineEnd(text, comma ?? end);
  if (indent.trim() !== "" || collection.range![1] <= line) {
    const at = comma === undefined ? end : comma + 1;
    return [{ start: at, end: at, text: comma === undefined ? `, ${entry}` : ` ${entry},` }];
  }
  const own = `${lineBreak(text, line)}${indent}${entry}${comma === undefined ? "" : ","}`;
  return [...(comma === undefined ? [{ start: end, end, text: "," }] : []), { start: line, end: line, text: own }];
}

/** Deletes an entry together with one of the commas around it. */
export function deleteFromFlow(text: string, collection: Parent, index: number): readonly Splice[] {
  const entry = entryOf(collection, index);
  const [start, end] = [entryStart(entry), entryEnd(entry, text)];
  const comma = commaBehind(text, end, collection.range![1]);
  if (comma !== undefined && index < collection.items.length - 1) return [{ start, end: endOfGap(text, comma + 1), text: "" }];
  if (index === 0) return [{ start, end: comma === undefined ? end : comma + 1, text: "" }];
  const before = entryEnd(entryOf(collection, index - 1), text);
  const own = commaBehind(text, before, start)!;
  const gap = text.slice(own + 1, start);
  // Comments between the two entries stay.
  if (gap.trim() !== "")
    return [
      { start: own, end: own + 1, text: "" },
      { start, end: comma === undefined ? end : comma + 1, text: "" },
    ];
  return [{ start: comma === undefined ? own : own + 1, end: comma === undefined ? end : comma + 1, text: "" }];
}

/** Spaces behind a comma, up to the next entry; a line break only if no comment follows. */
function endOfGap(text: string, at: number): number {
  const next = at + text.slice(at).search(/\S|$/);
  return text[next] === "#" ? at : next;
}

/** Offset of the comma behind an entry, past white space and comments. */
function commaBehind(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (text[at] === ",") return at;
    if (text[at] === "#") at = nextLine(text, at) - 1;
    else if (!/\s/.test(text[at]!)) return undefined;
  }
  return undefined;
}

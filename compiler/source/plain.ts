/**
 * A fast reader for the plain YAML that specs are written in: block mappings and lists, scalars on one line, flow lists and maps
 * of scalars, comments. It costs a twentieth of the `yaml` package, which is most of a cold compile (see bench/README.md).
 * It reads a text only where it is sure to read it as `yaml` does and otherwise returns undefined; `yaml` then reads the text
 * (and finds what is wrong with it). test/unit/source/plain.test.ts holds the two together on generated and mutated texts.
 */
import type { Tree } from "./types.ts";

/** Every character that may occur: printable ASCII, line feed, and letters and signs of the West that no YAML rule is about. */
const charset = /^[\n\x20-\x7e\u00a1-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
/** Indentation, `- ` of a list item, key, rest. */
const line = /^( *)(- )?(?:([A-Za-z_][\w.-]*):(?= |$))?(.*)$/;
const ignorable = /^ *(?:#.*)?$/;
/** What may follow a value on its line. */
const comment = /^ *(?: #.*)?$/;
/** A scalar without quotes, in a block: no `#`, no `: `; then perhaps a comment. */
const blockPlain = /^((?:[\w/.]|-(?=[\w]))(?:[^#: ]|:(?=[^ ])| +(?=[^# ]))*)(?: *| +#.*)$/;
const quoted = /^(?:"([^"\\]*)"|'([^']*)')/;
/** A scalar without quotes, in a flow list or map. */
const flowPlain = /^[A-Za-z0-9_/.](?:[\w/.*+@-]| (?=[\w/]))*/;
const flowKey = /^([A-Za-z_][\w-]*): +/;
const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** What YAML may read as a number and `number` does not take. */
const numberLike = /^[-+]?(?:\d+$|\.\d|\d+\.\d*(?:[eE]|$)|\d+[eE][-+]?\d|0[xo]|\.[Ii][Nn][Ff]|\.[Nn][Aa][Nn])/;
const keyword = /^(?:null|true|false)$/i;

const deepest = 32;

interface Line {
  readonly indent: number;
  readonly item: boolean;
  readonly key: string | undefined;
  readonly rest: string;
}

/** Thrown within this file only: the text is not plain enough. */
const bail = Symbol("not plain");

/** The tree of a plain text, or undefined when `yaml` must read it. */
export function parsePlain(text: string): Tree | undefined {
  const unix = text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  if (!charset.test(unix)) return undefined;
  try {
    return new Reader(split(unix)).document();
  } catch (error) {
    if (error === bail) return undefined;
    throw error;
  }
}

function split(text: string): Line[] {
  const lines: Line[] = [];
  for (const source of text.split("\n")) {
    if (ignorable.test(source)) continue;
    const [, spaces, item, key, rest] = line.exec(source) as unknown as [string, string, string | undefined, string | undefined, string];
    lines.push({ indent: spaces.length, item: item !== undefined, key, rest: key === undefined ? rest : rest.trimStart() });
  }
  return lines;
}

class Reader {
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  document(): Tree {
    const first = this.#lines[0];
    if (first === undefined || first.indent !== 0 || first.item) throw bail;
    const tree = this.#map(0, 0);
    if (this.#at !== this.#lines.length) throw bail;
    return tree;
  }

  #map(indent: number, depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let current = this.#lines[this.#at]; current !== undefined && current.indent >= indent; current = this.#lines[this.#at]) {
      const { key } = current;
      if (current.item && current.indent === indent) break;
      if (current.indent !== indent || key === undefined) throw bail;
      this.#at += 1;
      map[newKey(map, key)] = current.rest === "" || current.rest[0] === "#" ? this.#block(indent, depth) : scalarOrFlow(current.rest);
    }
    return map;
  }

  /** What stands below `key:`. Nothing is an empty value: `yaml` must say where. */
  #block(parent: number, depth: number): unknown {
    const next = this.#lines[this.#at];
    if (next === undefined || depth > deepest) throw bail;
    if (next.item && next.indent >= parent) return this.#list(next.indent, depth + 1);
    if (next.indent > parent) return this.#map(next.indent, depth + 1);
    throw bail;
  }

  #list(indent: number, depth: number): unknown[] {
    const list: unknown[] = [];
    for (let current = this.#lines[this.#at]; current?.item === true && current.indent === indent; current = this.#lines[this.#at]) {
      if (current.key === undefined) {
        this.#at += 1;
        list.push(scalarOrFlow(current.rest));
      } else {
        // `- key: value` starts a map whose keys stand two columns further in.
        this.#lines[this.#at] = { ...current, indent: indent + 2, item: false };
        list.push(this.#map(indent + 2, depth + 1));
      }
    }
    const after = this.#lines[this.#at];
    if (after !== undefined && after.indent > indent) throw bail;
    return list;
  }
}

function scalarOrFlow(text: string): unknown {
  const opening = text[0];
  if (opening === "[" || opening === "{") return flow(text, opening);
  const quote = quoted.exec(text);
  if (quote) return comment.test(text.slice(quote[0].length)) ? (quote[1] ?? quote[2]) : fail();
  const plain = blockPlain.exec(text);
  return plain ? resolve(plain[1]!.trimEnd()) : fail();
}

/** `[a, b]` or `{a: 1, b: 2}` of scalars, to the end of the line. */
function flow(text: string, opening: "[" | "{"): unknown {
  const list: unknown[] = [];
  const map: Record<string, unknown> = {};
  const closing = opening === "[" ? "]" : "}";
  let rest = text.slice(1).trimStart();
  while (rest[0] !== closing) {
    const key = opening === "{" ? (flowKey.exec(rest) ?? fail()) : undefined;
    if (key) rest = rest.slice(key[0].length);
    const quote = quoted.exec(rest);
    const source = quote?.[0] ?? flowPlain.exec(rest)?.[0] ?? fail();
    const value = quote ? (quote[1] ?? quote[2]) : resolve(source);
    if (key === undefined) list.push(value);
    else map[newKey(map, key[1]!)] = value;
    rest = rest.slice(source.length).trimStart();
    if (rest[0] === ",") rest = rest.slice(1).trimStart();
    else if (rest[0] !== closing) fail();
  }
  return comment.test(rest.slice(1)) ? (opening === "[" ? list : map) : fail();
}

/** The key, unless it is there already, or is a word that YAML or JavaScript takes for something else. */
function newKey(map: Readonly<Record<string, unknown>>, key: string): string {
  return key in map || keyword.test(key) || key === "__proto__" ? fail() : key;
}

/** YAML 1.2 core: null, booleans, numbers, else text. */
function resolve(source: string): unknown {
  if (source === "true") return true;
  if (source === "false") return false;
  if (source === "null") return null;
  if (number.test(source)) return Number(source);
  return numberLike.test(source) || keyword.test(source) ? fail() : source;
}

function fail(): never {
  throw bail;
}

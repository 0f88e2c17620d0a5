/** One spec file: bytes → tree, with positions on demand. */
import { isAlias, visit } from "yaml";
import { problem } from "../diagnostics/make.ts";
import { fileStart, type Checked, type Diagnostic, type Range } from "../diagnostics/types.ts";
import { atLine, type AtLine } from "./at-line.ts";
import { checkDocument } from "./check-document.ts";
import { decode } from "./decode.ts";
import { joinDuplicates } from "./duplicates.ts";
import { parseYaml, type Found, type SpecDocument } from "./document.ts";
import { fingerprintTree } from "./fingerprint.ts";
import { sizeOf } from "./size.ts";
import { syntaxProblems } from "./syntax.ts";
import type { KeyPath, Tree } from "./types.ts";
import { deepest, yamlOptions } from "./yaml-options.ts";

/** A parsed spec file: its tree as written, and the positions in it. */
export class SpecFile {
  readonly file: string;
  readonly tree: Tree;
  /** Number of line breaks and YAML indicators. */
  readonly size: number;
  readonly #document: SpecDocument;
  #fingerprint: string | undefined;

  constructor(file: string, tree: Tree, document: SpecDocument, size: number) {
    this.size = size;
    this.file = file;
    this.tree = tree;
    this.#document = document;
  }

  /** The fingerprint of the tree. */
  get fingerprint(): string {
    return (this.#fingerprint ??= fingerprintTree(this.tree));
  }

  /** Position of a key or its value. */
  find(path: KeyPath, what: "key" | "value"): Found {
    return this.#document.find(path, what);
  }

  /** Paths of keys and list items without a value. */
  empties(): readonly KeyPath[] {
    return this.#document.empties();
  }

  /** The keys at a position of the file; `text` is the file's text. */
  at(text: string, line: number, column?: number): AtLine {
    return atLine(this.#document, text, line, column);
  }

  /** The text of the unquoted scalar at `path`. */
  textAt(path: KeyPath): string | undefined {
    return this.#document.textAt(path);
  }
}

/** Errors because of which a file has no layout: those of reading it, and forgotten values, whose comments would move to other keys. */
export function layoutErrors({ value, diagnostics }: Checked<SpecFile>): readonly Diagnostic[] {
  const empty = (value?.empties() ?? []).map((path) => {
    const place = { file: value!.file, range: value!.find(path, "key").range };
    const message = typeof path.at(-1) === "number" ? "a list item has no value" : `\`${String(path.at(-1))}\` has no value`;
    return problem("empty-value", place, message, { help: "add a value, or remove the line" });
  });
  return [...diagnostics, ...empty].filter(({ severity }) => severity === "error");
}

/** Parses bytes as a spec file; `before` is the size of the files that extend it. The result contains a value as well as errors if the rest of the file can still be checked. */
export function parseSpecFile(file: string, bytes: Uint8Array, before = 0): Checked<SpecFile> {
  const { value: text, diagnostics } = decode(file, bytes);
  if (text === undefined) return { diagnostics };
  const size = sizeOf(file, text, before);
  if (typeof size !== "number") return { diagnostics: [size] };
  const known = recent.get(file);
  if (known?.text === text) return known.parsed;
  try {
    return remembered(file, text, parseDocumented(file, text, size));
  } catch (error) {
    // The parser reports its own recursion limit. This error comes from walking the tree that it built.
    if (error instanceof RangeError) return { diagnostics: [nested(file, fileStart)] };
    throw error;
  }
}

/**
 * What the last files were parsed to. Specs of a project share their parents, and two revisions most of their files. Bounded, because a
 * document takes many times the memory of its text.
 */
const recent = new Map<string, { readonly text: string; readonly parsed: Checked<SpecFile> }>();
const mostRecent = 8;
const mostRemembered = 32_768;

function remembered(file: string, text: string, parsed: Checked<SpecFile>): Checked<SpecFile> {
  if (text.length > mostRemembered) return parsed;
  recent.delete(file);
  recent.set(file, { text, parsed });
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value!);
  return parsed;
}

function parseDocumented(file: string, text: string, size: number): Checked<SpecFile> {
  const spec = parseYaml(text, deepest);
  if ("tooDeep" in spec) return { diagnostics: [nested(file, spec.tooDeep)] };
  const syntax = syntaxProblems(file, spec, text);
  // After a syntax error the parser misreads the rest of the file, so checking it would only add noise.
  if (syntax.length > 0) return { diagnostics: syntax };
  const checked = checkDocument(file, spec);
  const tree = treeOf(file, spec, checked);
  const diagnostics = [...checked, ...tree.diagnostics];
  return tree.value === undefined ? { diagnostics } : { value: new SpecFile(file, tree.value, spec, size), diagnostics };
}

function treeOf(file: string, spec: SpecDocument, checked: readonly Diagnostic[]): Checked<Tree> {
  if (checked.some(({ rule }) => holdsNoTree.has(rule))) return { diagnostics: [] };
  if (checked.some(({ rule }) => rule === "duplicate-key")) joinDuplicates(spec.document.contents);
  let value: unknown;
  try {
    value = spec.document.toJS({ maxAliasCount: yamlOptions.maxAliasCount }) as unknown;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const help = "write the values out instead";
    return {
      diagnostics: [
        problem("excessive-alias-expansion", { file, range: firstAlias(spec) }, "aliases expand to more than a spec may contain", { help }),
      ],
    };
  }
  const deep = tooDeep(value, []);
  if (deep) return { diagnostics: [nested(file, spec.find(deep, "key").range)] };
  return mapping(file, spec, value);
}

/** Errors whose documents `toJS` or JSON cannot represent: unresolved aliases, infinite numbers, tagged dates and bytes. */
const holdsNoTree: ReadonlySet<string> = new Set(["invalid-yaml", "value-not-json", "unsupported-yaml-tag"]);

function mapping(file: string, spec: SpecDocument, value: unknown): Checked<Tree> {
  if (value === null || value === undefined) {
    const help = "see spec/dev.yaml for an example";
    return { diagnostics: [problem("empty-file", { file, range: fileStart }, "the file is empty", { help })] };
  }
  if (typeof value === "object" && !Array.isArray(value)) return { value: value as Tree, diagnostics: [] };
  const range = spec.rangeOfNode(spec.document.contents);
  const message = `expected a map of keys, got ${Array.isArray(value) ? "a list" : "a single value"}`;
  return {
    diagnostics: [problem("root-not-mapping", { file, range }, message, { help: "write `key: value` lines, as in spec/dev.yaml" })],
  };
}

function nested(file: string, range: Range): Diagnostic {
  const help = "a spec has at most five levels of keys";
  return problem("nesting-too-deep", { file, range }, `more than ${deepest} levels of nesting`, { help });
}

/** Path of the first value below the maximum depth. An alias inside its own anchor has infinite depth. */
function tooDeep(value: unknown, path: KeyPath): KeyPath | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (path.length >= deepest) return path;
  for (const [key, inner] of Object.entries(value)) {
    const deep = tooDeep(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (deep) return deep;
  }
  return undefined;
}

function firstAlias(spec: SpecDocument): Range {
  let range: Range = fileStart;
  visit(spec.document, (_key, node) => {
    if (!isAlias(node)) return undefined;
    range = spec.rangeOfNode(node);
    return visit.BREAK;
  });
  return range;
}

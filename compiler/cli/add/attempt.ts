/** Adds something to the specs of a family in memory, and compiles them before and after. */
import { compileSpec, type Compiled } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { editText } from "../../edit/edit.ts";
import { loadSpec } from "../../source/index.ts";
import { parseSpecFile } from "../../source/parse.ts";
import type { FileReader, KeyPath, SpecSource, Tree } from "../../source/types.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { specOrder } from "../commands/fmt.ts";
import type { Addition } from "./addition.ts";
import { pathOf } from "./entry.ts";
import type { Family } from "./families.ts";
import { Overlay } from "./overlay.ts";
import { editFor, isFulfilled, type Wish } from "./wishes.ts";

/** A spec before and after. */
export interface Change {
  readonly file: string;
  readonly before: Compiled;
  readonly after: Compiled;
  /** Diagnostics that the spec did not have before. */
  readonly found: readonly Diagnostic[];
  /** What the spec does not get, because it resets a key above it. */
  readonly withheld: readonly Withheld[];
}

export interface Withheld {
  readonly wish: Wish;
  readonly source: SpecSource;
}

export interface Attempt {
  readonly files: Overlay;
  readonly changes: readonly Change[];
}

/** `below` has the specs as they are. */
export function attempt(
  family: Family,
  addition: Addition,
  before: ReadonlyMap<string, Compiled>,
  below: FileReader,
  asOf: string,
): Attempt {
  const files = new Overlay(below);
  const withheld = new Map(family.members.map((file) => [file, edit(file, addition, files)]));
  const entryKeys = addition.entries.map((entry) => pathOf(entry).join("."));
  const listKeys = [...addition.members.map(({ path }) => path.join(".")), ...entryKeys.map((key) => `${key}.paths`)];
  const changes = family.members.map((file) => {
    const after = compileSpec(file, files, { asOf });
    const old = before.get(file)!;
    const found = withoutConsequences(newIn(after.diagnostics, old.diagnostics), entryKeys, listKeys);
    return { file, before: old, after, found, withheld: withheld.get(file)! };
  });
  return { files, changes };
}

/** Entries first: a list may be part of one. */
function edit(file: string, { entries, members }: Addition, files: Overlay): readonly Withheld[] {
  const added = entries.map((entry): Wish => ({ kind: "entry", path: pathOf(entry), value: entry.value }));
  const withheld = fulfill(file, added, files);
  // Nothing names what this spec does not get.
  const isWithout = ({ path, name }: (typeof members)[number]) =>
    withheld.some(({ wish }) => wish.path.at(-1) === name || wish.path.every((step, index) => step === path[index]));
  const others = members.filter((each) => !isWithout(each));
  return [...withheld, ...fulfill(file, others, files)];
}

function fulfill(file: string, wishes: readonly Wish[], files: Overlay): readonly Withheld[] {
  const withheld: Withheld[] = [];
  for (const wish of wishes) {
    const source = loadSpec(file, files).value;
    if (source === undefined || isFulfilled(wish, source.tree)) continue;
    const operation = editFor(wish, ownTree(file, files), source.tree, Object.keys(source.files).length > 1);
    if (operation === undefined) withheld.push({ wish, source });
    else files.write(file, editText(files.text(file)!, [operation], orderOf));
  }
  return withheld;
}

/** The file without its parents. */
function ownTree(file: string, files: Overlay): Tree {
  const content = files.read(file);
  return ("bytes" in content ? parseSpecFile(file, content.bytes).value?.tree : undefined) ?? {};
}

/** The schema's order of the keys in a map of a spec. */
export function orderOf(path: KeyPath): readonly string[] {
  return Object.keys((path.length === 0 ? specOrder() : nodeAt(effectiveSchema(), path)).properties ?? {});
}

/** Diagnostics of rules and keys that had none before. The same one with other numbers is not new. */
export function newIn(now: readonly Diagnostic[], old: readonly Diagnostic[]): readonly Diagnostic[] {
  const identity = ({ rule, key, severity }: Diagnostic) => JSON.stringify([rule, key, severity]);
  const known = new Set(old.map(identity));
  return now.filter((diagnostic) => !known.has(identity(diagnostic)));
}

/** Without diagnostics of `derived` keys if one of the `names`, which stand in them, is wrong itself. */
export function withoutConsequences(
  diagnostics: readonly Diagnostic[],
  names: readonly string[],
  derived: readonly string[],
): readonly Diagnostic[] {
  if (!diagnostics.some(({ severity, key = "" }) => severity === "error" && names.includes(key))) return diagnostics;
  return diagnostics.filter(({ key = "" }) => !derived.some((other) => key === other || key.startsWith(`${other}.`)));
}

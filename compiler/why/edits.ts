/** The keys that differ between two versions of a spec, with the lines that set them. */
import { isDeepStrictEqual } from "node:util";
import { isTree } from "../source/merge.ts";
import type { KeyPath, Tree } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";
import { keyCause, type ReadSpec, type Statement } from "./cause.ts";

export interface Edit {
  readonly key: string;
  /** The line that set the key before; undefined if none did. */
  readonly before: Statement | undefined;
  readonly after: Statement | undefined;
  /** Values with defaults filled in. */
  readonly values: { readonly before: unknown; readonly after: unknown };
  /** Keys whose defaults change with this one. */
  readonly defaults: readonly string[];
}

/** Of an environment that is new or removed, one spec is undefined. In the order of the spec after the change. */
export function editsBetween(before: ReadSpec | undefined, after: ReadSpec | undefined): readonly Edit[] {
  const stated = differences(before?.source.tree ?? {}, after?.source.tree ?? {}, []).filter(isKey);
  const effective = before === undefined || after === undefined ? [] : differences(asTree(before), asTree(after), []).filter(isKey);
  const own = stated.map((path) => path.join("."));
  const defaults = effective.map((path) => path.join(".")).filter((key) => !own.some((each) => covers(each, key)));
  return stated.map((path, index) => {
    const key = own[index]!;
    return {
      key,
      ...{ before: statementIn(before, key), after: statementIn(after, key) },
      values: { before: valueIn(before, path), after: valueIn(after, path) },
      defaults: key === "class" || (key === "environment" && !own.includes("class")) ? defaults.filter((each) => each !== "class") : [],
    };
  });
}

/** Is one of the dotted keys the other one, or inside it? An entry of a map causes what its keys cause. */
export function covers(one: string, other: string): boolean {
  return one === other || other.startsWith(`${one}.`) || one.startsWith(`${other}.`);
}

/** Values at which the trees differ; maps are compared key by key, lists as a whole. */
function differences(before: unknown, after: unknown, path: KeyPath): readonly KeyPath[] {
  if (isDeepStrictEqual(before, after)) return [];
  const isMap = (value: unknown) => isTree(value) || value === undefined;
  const tops = path.length < 2 && isMap(before) && isMap(after);
  if (!tops && !(isTree(before) && isTree(after))) return [path];
  const [left, right] = [before ?? {}, after ?? {}] as readonly [Tree, Tree];
  const names = [...new Set([...Object.keys(right), ...Object.keys(left)])];
  const found = names.flatMap((name) => differences(left[name], right[name], [...path, name]));
  return found.length === 0 ? [path] : found;
}

/** Versions of the schema, and what only the reader of a spec needs, cause nothing in a plan. */
function isKey(path: KeyPath): boolean {
  return path.length > 0 && path[0] !== "schema";
}

function asTree({ environment }: ReadSpec): Tree {
  return environment.spec as unknown as Tree;
}

function statementIn(spec: ReadSpec | undefined, key: string): Statement | undefined {
  const cause = spec === undefined ? undefined : keyCause(key, spec);
  return cause?.statement;
}

function valueIn(spec: ReadSpec | undefined, path: KeyPath): unknown {
  return spec === undefined ? undefined : valueAt(asTree(spec), path);
}

/** The keys that differ between two versions of a spec, with the lines that set them. */
import { editedPaths, touches } from "../source/edited-paths.ts";
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
  const stated = editedPaths(before?.source.tree ?? {}, after?.source.tree ?? {}).filter(isKey);
  const effective = before === undefined || after === undefined ? [] : editedPaths(asTree(before), asTree(after)).filter(isKey);
  const own = stated.map((path) => path.join("."));
  const defaults = effective.map((path) => path.join(".")).filter((key) => !own.some((each) => touches(each, key)));
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

/** Versions of the schema, and what only the reader of a spec needs, cause nothing in a plan. */
function isKey(path: KeyPath): boolean {
  return path[0] !== "schema";
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

/** The keys that differ between two versions of a spec, with the lines that set them. */
import { editedKeys } from "../model/edited-keys.ts";
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
  return editedKeys(before?.source.tree ?? {}, after?.source.tree ?? {}).map(({ path, key, defaults }) => ({
    key,
    ...{ before: statementIn(before, key), after: statementIn(after, key) },
    values: { before: valueIn(before, path), after: valueIn(after, path) },
    // Nothing was planned by default where there was no environment.
    defaults: before === undefined || after === undefined ? [] : defaults,
  }));
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

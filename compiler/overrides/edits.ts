/** Splits the `overrides` of a spec into single edits. */
import type { Environment } from "../model/types.ts";
import { parse } from "../plan/expressions.ts";
import type { PlanValue } from "../plan/types.ts";
import { pathOfSteps } from "../source/keys.ts";
import type { KeyPath } from "../source/types.ts";
import type { InputPath } from "./change.ts";
import { toPlanValue, type Reading } from "./expressions.ts";

/** One change of one value in a resource's inputs. */
export interface Edit {
  readonly kind: "set" | "merge" | "remove";
  /** Path in the inputs. */
  readonly path: InputPath;
  /** The new value; undefined removes the property. */
  readonly value: PlanValue | undefined;
  /** Path in the spec. */
  readonly at: KeyPath;
}

export type Override = NonNullable<Environment["spec"]["overrides"][string]>;

/** The edits of the override of resource `id`: first those of `merge`, then of `set`, then of `remove`. */
export function editsOf(id: string, override: Override, reading: Reading): readonly Edit[] {
  const at = ["overrides", id];
  const merged = leaves(toPlanValue(override.merge ?? {}, [...at, "merge"], reading), []);
  return [
    ...merged.map(({ path, value }) => ({ kind: "merge" as const, path, value, at: [...at, "merge", ...path] })),
    ...Object.entries(override.set ?? {}).map(([text, value]) => {
      const place = [...at, "set", text];
      return { kind: "set" as const, path: pathOfSteps(text.split(".")), value: toPlanValue(value, place, reading), at: place };
    }),
    ...(override.remove ?? []).map((text, index) => {
      return { kind: "remove" as const, path: pathOfSteps(text.split(".")), value: undefined, at: [...at, "remove", index] };
    }),
  ];
}

/** Merging means setting every value that is not a map; an empty map merges nothing. */
function leaves(value: PlanValue, path: readonly string[]): { readonly path: readonly string[]; readonly value: PlanValue }[] {
  const node = parse(value);
  if (node.kind !== "map") return [{ path, value }];
  return Object.entries(node.entries).flatMap(([key, child]) => leaves(child, [...path, key]));
}

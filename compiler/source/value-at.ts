import type { KeyPath, Tree } from "./types.ts";

/** The value at a path in a spec, with or without defaults filled in; undefined if the path does not exist. */
export function valueAt(spec: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((node, step) => (node as Readonly<Record<string | number, unknown>> | null | undefined)?.[step], spec);
}

/** The tree with the value at a path of map keys; maps on the way that are missing are made. */
export function withValueAt(tree: Tree, [step, ...rest]: readonly string[], value: unknown): Tree {
  if (step === undefined) return tree;
  const inner = tree[step];
  const below = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? (inner as Tree) : {};
  return { ...tree, [step]: rest.length === 0 ? value : withValueAt(below, rest, value) };
}

import type { KeyPath } from "./types.ts";

/** The value at a path in a spec, with or without defaults filled in; undefined if the path does not exist. */
export function valueAt(spec: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((node, step) => (node as Readonly<Record<string | number, unknown>> | null | undefined)?.[step], spec);
}

import type { KeyPath } from "./types.ts";

/** The value at a path into a spec, whether as it stands or with its defaults; undefined where the path leads nowhere. */
export function valueAt(spec: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((node, step) => (node as Readonly<Record<string | number, unknown>> | null | undefined)?.[step], spec);
}

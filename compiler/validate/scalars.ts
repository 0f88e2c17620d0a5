import type { KeyPath } from "../source/types.ts";

/** Calls `visit` for every value in a spec's tree that is neither a map nor a list, with its path. */
export function eachScalar(value: unknown, visit: (path: KeyPath, value: unknown) => void, path: KeyPath = []): void {
  if (value === null || typeof value !== "object") visit(path, value);
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) eachScalar(item, visit, [...path, index]);
  else for (const [key, inner] of Object.entries(value)) eachScalar(inner, visit, [...path, key]);
}
